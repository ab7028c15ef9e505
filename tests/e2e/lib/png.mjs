// The pixels of a screenshot: PNG with eight bits a part, not interlaced, which is what browsers write.
import { inflateSync } from 'node:zlib';

/** { width, height, at(x, y) -> [red, green, blue] }. */
export const pixelsOf = (file) => {
  const width = file.readUInt32BE(16), height = file.readUInt32BE(20), parts = { 2: 3, 6: 4 }[file[25]];
  if (file[24] !== 8 || !parts || file[28] !== 0) throw new Error('a PNG of another kind');
  const packed = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at), kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const data = inflateSync(Buffer.concat(packed)), stride = width * parts, rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)], row = y * stride, source = row + y + 1;
    for (let x = 0; x < stride; x++) {
      const left = x < parts ? 0 : rows[row + x - parts], up = y ? rows[row + x - stride] : 0;
      const guess = filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, x < parts || !y ? 0 : rows[row + x - stride - parts]);
      rows[row + x] = data[source + x] + guess;
    }
  }
  return { width, height, at: (x, y) => [...rows.subarray(y * stride + x * parts, y * stride + x * parts + 3)] };
};

const paeth = (left, up, corner) => {
  const guess = left + up - corner, a = Math.abs(guess - left), b = Math.abs(guess - up), c = Math.abs(guess - corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
};
