import { attributionWeights } from '../weights/attribution.ts';
import { bytesOf, decodeModel, type Model } from './model.ts';

let model: Model | null = null;

/** The fitted model that comes with the engine; decoded at first use. */
export function shippedModel(): Model {
  model ??= decodeModel(bytesOf(attributionWeights));
  return model;
}
