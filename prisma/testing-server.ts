/** Vitest's global setup of the database tests: one server and one migrated template for the whole run. */
import { prepareTestServer } from './testing.ts';

export default prepareTestServer;
