/** What ends a key whose value is secret, words joined. */
export const SECRET_ENDINGS: ReadonlySet<string> = new Set([
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass', 'passwordhash', 'secret', 'credential'],
  ...['auth', 'authorization', 'signature', 'connectionstring', 'pin', 'otp', 'cvv', 'cvc', 'ssn'],
  ...['apikey', 'accesskey', 'secretkey', 'privatekey', 'encryptionkey', 'signingkey', 'masterkey'],
  ...['accountkey', 'sharedkey', 'servicekey', 'clientkey'],
  // Spellings in use that show no border between their words.
  ...['pgpassword', 'dbpassword', 'mysqlpassword', 'postgrespassword', 'redispassword', 'mongopassword'],
  ...['userpassword', 'adminpassword', 'rootpassword', 'masterpassword', 'oldpassword', 'newpassword'],
  ...['currentpassword', 'confirmpassword', 'smtppassword', 'mailpassword', 'ldappassword', 'proxypassword'],
  ...['keypassword', 'storepassword', 'keystorepassword', 'truststorepassword', 'sslpassword', 'dbpass'],
  ...['dbpasswd', 'dbpwd', 'userpass', 'userpwd', 'authpass', 'keypass', 'storepass', 'passhash'],
  ...[
    'clientsecret',
    'appsecret',
    'apisecret',
    'jwtsecret',
    'sharedsecret',
    'webhooksecret',
    'sessionsecret',
  ],
  ...['cookiesecret', 'consumersecret', 'oauthsecret', 'totpsecret', 'usersecret', 'appsecretkey'],
  ...['xapikey', 'appkeysecret', 'secretaccesskey', 'awssecretaccesskey', 'secretapikey', 'sshprivatekey'],
  ...['rsaprivatekey', 'storageaccountkey', 'sharedaccesskey', 'primaryaccesskey', 'proxyauthorization'],
  ...['basicauth', 'proxyauth', 'userpin', 'cardpin', 'cardcvv', 'cardcvc'],
]);

/** The token family: log lines hide it, response bodies do not, since login and paging endpoints return it. */
export const TOKEN_ENDINGS: ReadonlySet<string> = new Set([
  ...['token', 'jwt', 'cookie', 'setcookie', 'session', 'sessionid', 'sid'],
  ...['accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'apitoken', 'bearertoken', 'sessiontoken'],
  ...['securitytoken', 'csrftoken', 'xsrftoken', 'usertoken', 'devicetoken', 'logintoken', 'resettoken'],
  ...['jwttoken', 'oauthtoken', 'servicetoken', 'clienttoken', 'privatetoken', 'authcookie', 'sessioncookie'],
  ...['sessid', 'phpsessid', 'jsessionid', 'authsession', 'usersession'],
]);

/** `tokens` after one of these is a count. */
export const COUNTED_TOKENS: ReadonlySet<string> = new Set([
  ...['max', 'min', 'n', 'num', 'prompt', 'completion', 'total', 'input', 'output', 'cached', 'reasoning'],
  ...['used', 'remaining'],
]);
