import '../../board-engine/src/index.ts';
