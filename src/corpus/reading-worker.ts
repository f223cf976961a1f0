import { answerReads } from './answer-reads.ts';

answerReads();
