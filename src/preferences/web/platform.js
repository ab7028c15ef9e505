// Words of the platform's that only the preferences need: countries and dates. Each is made once, when it is first needed.

export const PLATFORM = {
  country: (language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return (code) => names.of(code);
  },
  date: (language) => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
    return (time) => format.format(new Date(time));
  },
};
