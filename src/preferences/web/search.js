// Finds services by what they are called, who provides them, and where those sit.

/** Without the marks over letters, and in one case: "Zürich" is found by "zurich", "Straße" by "strasse". */
const fold = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u2066-\u2069]/g, '').toUpperCase();

/** `texts`: per service what can be looked for. Returns `find(query)`: the numbers of those in which every word of it occurs. */
export const searching = (texts) => {
  const folded = texts.map(fold);
  return (query) => {
    const words = fold(query).split(/\s+/), found = [];
    folded.forEach((text, at) => { if (words.every((word) => text.includes(word))) found.push(at); });
    return found;
  };
};
