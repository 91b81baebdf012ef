import { createHash, createHmac } from 'node:crypto';

/**
 * Signs a request for a store that speaks the S3 protocol (AWS Signature Version 4, "Authenticating Requests: Using the
 * Authorization Header"). All headers given are signed.
 *
 * Our own: forty lines for a standard that does not change, tested on the standard's own examples. aws4fetch signs for
 * `fetch` and Web Crypto, and a file of gigabytes is sent as a stream by `node:http`; the AWS SDK is about a hundred
 * packages.
 */
export function signRequest(request: {
  method: string;
  url: URL;
  /** Lower-case names. */
  headers: Record<string, string>;
  payloadSha256: string;
  region: string;
  accessKey: string;
  secretKey: string;
  at: Date;
}): Record<string, string> {
  const { method, url, region, accessKey, secretKey, payloadSha256 } = request;
  const stamp = request.at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;
  const headers: Record<string, string> = {
    ...request.headers,
    host: url.host,
    'x-amz-content-sha256': payloadSha256,
    'x-amz-date': stamp,
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  const canonical = [
    method,
    url.pathname,
    canonicalQuery(url),
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    payloadSha256,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = [stamp.slice(0, 8), region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretKey}`,
  );
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  };
}

/** By name, and with more characters encoded than the URL itself needs. */
function canonicalQuery(url: URL): string {
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
