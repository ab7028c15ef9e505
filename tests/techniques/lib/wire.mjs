// A port of its own for what is seen as a packet only: a connection opened ahead, a datagram.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Listens for TCP and UDP alike; `touched()` counts what came. */
export const openWire = async () => {
  let count = 0;
  const sockets = new Set();
  const stream = createServer((socket) => {
    count++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'));
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => stream.listen(0, '127.0.0.1', resolve));
  const { port } = stream.address(), datagrams = createSocket('udp4');
  datagrams.on('message', () => { count++; });
  // Another program may have the same number for UDP; connections are counted all the same.
  datagrams.on('error', () => {});
  datagrams.bind(port, '127.0.0.1');
  return {
    port,
    touched: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      stream.close();
      datagrams.close();
    },
  };
};
