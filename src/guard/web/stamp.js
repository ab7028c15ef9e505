// A stored record as bytes, and its head: when, how and under which id a choice was made (src/wire/choice.rs has the layout).

const SOURCES = ['notice', 'preferences', 'api', 'signal', 'withdrawal', 'embed'];
const ID = 6, ID_END = 22;
/** From when on, and in what, records count. */
export const EPOCH = Date.UTC(2020, 0, 1), MINUTE = 60000;

/** What the text (base64url) stands for; nothing where it is no such text. */
export const bytesOf = (record) => {
  try {
    return Uint8Array.from(atob(record.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
};

export const stampOf = (record) => {
  if (!record) return { id: '', at: null, source: null };
  const [first, high, middle, low, ...rest] = bytesOf(record);
  return {
    id: rest.slice(ID - 4, ID_END - 4).map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    at: new Date(EPOCH + (high << 16 | middle << 8 | low) * MINUTE).toISOString(), source: SOURCES[first & 7] ?? null,
  };
};
