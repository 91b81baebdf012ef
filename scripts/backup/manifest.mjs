/** The list of what a backup contains, itself a member of it, and how it is checked against what is there. */
import { createHash } from 'node:crypto';
import { Refused } from './refusal.mjs';

/**
 * @typedef {{ size: number, sha256: string }} Sum
 *
 * @typedef {object} Manifest what a backup says about itself
 * @property {string} kind `stet-backup`
 * @property {number} format
 * @property {string} stet the version that made it
 * @property {string} madeAt
 * @property {number} postgres the server's version as a number: 180001
 * @property {{ name: string, checksum: string }[]} migrations
 * @property {(import('./catalogue.mjs').Table & Sum & { rows: number })[]} tables
 * @property {{ name: string, last: string, isCalled: boolean }[]} sequences
 * @property {{ events: number, head: string }} record
 * @property {{ files: Sum[], problems: (Sum & { problem: string })[] }} evidence
 * @property {Sum | null} secrets
 */

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const SECRETS = 'secrets.json';
/** It lists a newsroom's evidence, with a line of some hundred bytes for each file. */
export const LARGEST_MANIFEST = 512 * 1024 * 1024;

export const memberOfTable = (/** @type {string} */ name) => `database/${name}.copy`;
export const memberOfEvidence = (/** @type {string} */ sha256) => `evidence/${sha256.slice(0, 2)}/${sha256}`;

/**
 * What encrypted secrets are bound to: every other member, by the manifest's own words.
 *
 * @param {Omit<Manifest, 'secrets'> & { secrets: unknown }} manifest
 */
export function binding({ secrets: _, ...manifest }) {
  return createHash('sha256').update(JSON.stringify(manifest)).digest();
}

/**
 * @param {Buffer} bytes of the member manifest.json
 * @param {string[]} names
 * @returns {Manifest}
 * @throws Refused where it is not one, or mentions things this version of Stet does not know
 */
export function readManifest(bytes, names) {
  let manifest;
  try {
    manifest = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refused('Its list of contents (manifest.json) cannot be read.');
  }
  if (manifest?.kind !== 'stet-backup') throw new Refused('It is no backup of Stet.');
  if (manifest.format !== FORMAT) {
    throw new Refused(
      `It was made by Stet ${manifest.stet} in format ${manifest.format}; this Stet knows format ${FORMAT}. Update Stet first.`,
    );
  }
  const listed = membersOf(manifest).map(({ member }) => member);
  const expected = new Set([MANIFEST, ...listed]);
  const stray = names.find((name) => !expected.has(name));
  if (stray) throw new Refused(`It holds ${stray}, of which its list of contents does not speak.`);
  const gone = listed.find((name) => !names.includes(name));
  if (gone) throw new Refused(`It is not whole: ${gone} is not in it.`);
  return manifest;
}

/**
 * Every member that the manifest lists, with its size and SHA-256.
 *
 * @param {Pick<Manifest, 'tables' | 'evidence' | 'secrets'>} manifest
 * @returns {(Sum & { member: string, rows?: number })[]}
 */
export function membersOf({ tables, evidence, secrets }) {
  return [
    ...tables.map(({ name, ...more }) => ({ member: memberOfTable(name), ...more })),
    ...evidence.files.map(({ sha256, size }) => ({ member: memberOfEvidence(sha256), sha256, size })),
    ...(secrets ? [{ member: SECRETS, ...secrets }] : []),
  ];
}
