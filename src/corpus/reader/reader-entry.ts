import { answerReads } from './reader-worker.ts';

answerReads();
