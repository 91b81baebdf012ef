import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MODEL_BASE } from '../../components/listening/model-address';
import { MODEL_VERSION, modelFile } from './model-files';

const PACKAGE = 'node_modules/soundswallower';

describe('the files of the model', () => {
  test('are under the version of their package, which is also where the worker asks', () => {
    const { version } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8'));
    expect(MODEL_VERSION).toBe(version);
    expect(MODEL_BASE).toBe(`/api/listening/${version}/`);
  });

  test('come byte for byte', async () => {
    const found = await modelFile(MODEL_VERSION, ['en-us', 'feat_params.json']);
    expect(found?.type).toBe('application/json');
    expect(Buffer.from(found?.bytes ?? [])).toEqual(readFileSync(`${PACKAGE}/model/en-us/feat_params.json`));
  });

  test.each<[string, string, string[]]>([
    ['another version', '0.6.2', ['en-us', 'mdef']],
    ['another language', MODEL_VERSION, ['fr-fr', 'mdef']],
    ['a file that the model does not read', MODEL_VERSION, ['en-us', 'README.txt']],
    ['a way out of the folder', MODEL_VERSION, ['en-us', '../../package.json']],
    ['a way further in', MODEL_VERSION, ['en-us', 'mdef', 'mdef']],
    ['nothing', MODEL_VERSION, []],
  ])('%s is not there', async (_, version, file) => {
    expect(await modelFile(version, file)).toBeNull();
  });
});
