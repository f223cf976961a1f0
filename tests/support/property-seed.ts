import fc from 'fast-check';

// Test files share processes, so a seed set in one would hold in whichever files follow it there.
fc.configureGlobal({ seed: 4 });
