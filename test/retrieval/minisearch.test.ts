import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { describeEngine } from './engine.ts';

describeEngine('the MiniSearch engine', (vocabulary) => new MiniSearchIndex(vocabulary));
