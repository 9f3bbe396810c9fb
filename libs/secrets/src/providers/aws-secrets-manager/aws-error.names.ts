import { NETWORK_CODES } from '../../errors/network-codes.js';

/** Names in a list; the same error comes with the ending `Exception` from one service, and without it from another. */
function named(...names: string[]): RegExp {
  return new RegExp(`^(?:${names.join('|')})(?:Exception)?$`);
}

/** What AWS, its SDK, Node.js and OpenSSL call their errors, by what they mean for a chain of stores. */
export const AWS_ERROR_NAMES = {
  denied: named(
    'AccessDenied.*',
    'DecryptionFailure',
    'IDPRejectedClaim',
    'IncompleteSignature',
    'InvalidClientTokenId',
    'InvalidIdentityToken',
    'InvalidSignature',
    'KMS(?:AccessDenied|Disabled|InvalidState|NotFound)',
    '(?:KMS)?OptInRequired',
    'MissingAuthenticationToken',
    'NotAuthorized',
    'RequestExpired',
    'SignatureDoesNotMatch',
    'Unauthorized(?:Operation)?',
    'UnrecognizedClient',
  ),
  expired: named('ExpiredToken'),
  // What OpenSSL says of a chain that it could not verify, and Node.js of a name that is not the host's.
  certificate:
    /^(?:CERT_|UNABLE_TO_|ERR_TLS_CERT_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|(?:HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$)/,
  credentials: named('(?:Credentials|Token)?ProviderError'),
  transient: named(
    'AbortError',
    'BandwidthLimitExceeded',
    'IDPCommunicationError',
    'Internal(?:Failure|ServerError|ServiceError)',
    '(?:KMS|Request)?Throttl(?:ed|ing)',
    '(?:RequestLimit|Limit)Exceeded',
    'PriorRequestNotComplete',
    'RequestTimeout',
    'ServiceUnavailable',
    'SlowDown',
    'TimeoutError',
    'TooManyRequests',
  ),
  network: NETWORK_CODES,
};
