import { LIMIT_NAMES, LIMITS, type LimitName } from './limits.ts';

const limited = Object.fromEntries(
  LIMIT_NAMES.map((name) => [`limited_${name}`, `Limit reached: ${LIMITS[name].what}`]),
) as Record<`limited_${LimitName}`, string>;

/** What the security log records, as an administrator reads it. The log stores the code alone. */
export const SECURITY_EVENTS = {
  sign_in_wrong: 'Sign-in failed',
  sign_in_deactivated: 'A deactivated member gave the right password',
  sign_in_limited_account: 'Sign-in locked: too many attempts for this account',
  sign_in_limited_address: 'Sign-in locked: too many attempts from this address',
  password_wrong: 'Somebody signed in did not know their password',
  password_limited_account: 'Locked: too many wrong answers to one’s own password',
  earlier_password_wrong: 'An earlier password was not proved',
  earlier_password_limited_account: 'Locked: too many wrong answers to one’s earlier password',
  password_link_dead: 'A password link was used that does not work',
  ...limited,
  // From earlier versions, which made published data again for each reader.
  limited_exports: 'Limit reached: exports of reports',
  limited_evidence_total: 'No room left for the newsroom’s evidence',
  forbidden_repeatedly: 'Asked again and again for what the role may not do',
} as const;

export type SecurityCode = keyof typeof SECURITY_EVENTS;
