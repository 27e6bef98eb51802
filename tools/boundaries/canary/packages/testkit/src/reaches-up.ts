import '../../board-schema/src/index.ts';
