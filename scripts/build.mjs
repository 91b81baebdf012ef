/** `npm run build`: everything that can be made before there is a database; for container images. */
import { generate, isGenerated } from './client.mjs';
import { install, isInstalled } from './install.mjs';
import { build, isBuilt } from './next-build.mjs';
import { showFailure, step, title } from './progress.mjs';

try {
  title('Stet, build');
  if (!isInstalled()) await step('Install packages', install);
  if (!isGenerated()) await step('Generate the database client', generate);
  if (!isBuilt()) await step('Build', build);
} catch (error) {
  showFailure(error);
  process.exit(1);
}
