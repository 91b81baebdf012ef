/**
 * A certificate for localhost that nobody trusts unless told to, valid for a hundred years, with its key: for servers of
 * tests alone. Made once, since not every machine that runs the tests can make one.
 */
export const LOCALHOST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUafl1tM71MsY4RJKRH24iYDlyTAMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTEwMzgwN1oYDzIxMjYxMTA1
MTAzODA3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASMXtUbUOZO+zvLPrvUJUNJhYInD3PmGP4ejoweVtfInK4GaUINzVcZ
twvqfupayuh5rURMccMEVRPXsu560MO+o28wbTAdBgNVHQ4EFgQUFLSO8oi+7Tb5
TXXD07fOmkOYLbcwHwYDVR0jBBgwFoAUFLSO8oi+7Tb5TXXD07fOmkOYLbcwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDRwAwRAIgRICMGx2ETam9f55CB5aqqthv/KHQVn7aY3iuf/bQrJECIDT5
qVWe34KyrUIDmkSmLznIhzu4juEp03iX5OEULUz4
-----END CERTIFICATE-----
`;

export const LOCALHOST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbIIRJIjwOs1qY+rO
kONBAPA8BOA2gzpZ8bmegMoyuNShRANCAASMXtUbUOZO+zvLPrvUJUNJhYInD3Pm
GP4ejoweVtfInK4GaUINzVcZtwvqfupayuh5rURMccMEVRPXsu560MO+
-----END PRIVATE KEY-----
`;
