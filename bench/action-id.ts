import { readFileSync } from 'node:fs';

/** The name by which the built server knows an action. */
export function actionId(name: string): string {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  for (const [id, action] of Object.entries<{ exportedName?: string }>(node))
    if (action.exportedName === name) return id;
  throw new Error(`The build has no action called ${name}.`);
}
