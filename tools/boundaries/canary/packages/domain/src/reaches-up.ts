import '../../contract/src/index.ts';
