import { bundlePrograms } from './bundle-programs.ts';

await bundlePrograms('dist');
process.stdout.write('The compiled programs are in dist; npm run start:built starts the bot.\n');
