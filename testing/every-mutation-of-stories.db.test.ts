import { tryEveryMutation } from './every-mutation.fixture.ts';

tryEveryMutation('stories');
