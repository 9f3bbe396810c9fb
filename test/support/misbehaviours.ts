import { type Behaviour, JSON_TYPE } from './misbehaving-server.js';

// More of what a server may do with a request.

/** Announces more bytes than it sends, then closes the connection as if that were all. */
export const cutShort: Behaviour = (response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
  response.write('{"SecretString":"cut of', () => response.socket?.end());
};

/** Announces fewer bytes than it sends, so that the rest is no answer to anything. */
export function misdeclared(body: unknown): Behaviour {
  return ({ socket }) => {
    const text = JSON.stringify(body);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: ${JSON_TYPE['content-type']}\r\n`;
    socket?.write(`${head}content-length: ${Math.floor(text.length / 2)}\r\n\r\n${text}`);
  };
}

/** Sends the answer in small pieces, each in a packet of its own. */
export function dripped(body: unknown): Behaviour {
  return (response) => {
    const pieces = JSON.stringify(body).match(/.{1,8}/gs) ?? [];
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece === undefined) response.end();
      else response.write(piece);
    }, 2);
    response.on('close', () => clearInterval(timer));
  };
}

/** Answers well, and resets the connection that the client keeps for the next request. */
export function thenReset(body: unknown): Behaviour {
  return (response) => {
    const { socket } = response;
    response.writeHead(200, JSON_TYPE).end(JSON.stringify(body), () => {
      setTimeout(() => socket?.resetAndDestroy(), 20);
    });
  };
}

/** Sends all the informational answers that HTTP/1.1 knows before the real one. */
export function continued(then: Behaviour): Behaviour {
  return (response, call) => {
    response.writeContinue();
    response.writeProcessing();
    response.writeEarlyHints({ link: '</x>; rel=preload' });
    then(response, call);
  };
}

/** Sends the answer byte by byte, so that every character of several bytes arrives in pieces. */
export function bytewise(body: unknown): Behaviour {
  return (response) => {
    response.socket?.setNoDelay();
    response.writeHead(200, JSON_TYPE);
    for (const byte of Buffer.from(JSON.stringify(body))) response.write(Buffer.from([byte]));
    response.end();
  };
}
