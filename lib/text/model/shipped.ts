import { readWeights } from '../weights/read.ts';
import { decodeModel, type Model } from './model.ts';

let model: Model | null = null;

/** The fitted model that comes with the engine; read and decoded at first use. */
export function shippedModel(): Model {
  model ??= decodeModel(readWeights());
  return model;
}
