"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NETWORK_CODES = void 0;
/** What Node.js, undici and others call trouble on the way to a store, which may pass by itself. */
exports.NETWORK_CODES = new Set([
    'EADDRNOTAVAIL',
    'EAI_AGAIN',
    'EAI_FAIL',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTDOWN',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ENETRESET',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ERR_HTTP2_STREAM_ERROR',
    'ERR_NETWORK',
    'ERR_SOCKET_CONNECTION_TIMEOUT',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ETIMEDOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_SOCKET',
    // No socket could be opened: the process, or its host, has too many of them now.
    'EMFILE',
    'ENFILE',
    'ENOBUFS',
    'ENOMEM',
]);
