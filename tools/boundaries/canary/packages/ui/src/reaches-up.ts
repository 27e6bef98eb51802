import '../../../client/src/features/board/index.ts';
