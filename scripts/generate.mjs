/** `npm run generate`: regenerates the database client from prisma/schema.prisma. */
import { generate } from './client.mjs';
import { showFailure, step } from './progress.mjs';

try {
  await step('Generate the database client', generate);
} catch (error) {
  showFailure(error);
  process.exit(1);
}
