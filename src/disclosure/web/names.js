// Words of the platform's that the first layer does without: countries and dates. Each is made once, when it is first needed.

export const country = (language) => {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return (code) => names.of(code);
};

export const date = (language) => {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (time) => format.format(new Date(time));
};
