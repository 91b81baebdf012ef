/** Vitest's global setup for the database tests: one server and one migrated template for the whole run. */
import { prepareTestServer } from './database.ts';

export default prepareTestServer;
