import '../../sync/src/index.ts';
