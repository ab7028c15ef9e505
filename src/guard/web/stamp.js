// When, how and under which id a choice was made: the head of a stored record (src/wire/choice.rs has the layout).

const SOURCES = ['notice', 'preferences', 'api', 'signal', 'withdrawal', 'embed'];
const EPOCH = Date.UTC(2020, 0, 1), MINUTE = 60000, ID = 6, ID_END = 22;

export const stampOf = (record) => {
  if (!record) return { id: '', at: null, source: null };
  const bytes = Array.from(atob(record.slice(0, 32).replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const minute = bytes[1] << 16 | bytes[2] << 8 | bytes[3];
  return {
    id: bytes.slice(ID, ID_END).map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    at: new Date(EPOCH + minute * MINUTE).toISOString(), source: SOURCES[bytes[0] & 7] ?? null,
  };
};
