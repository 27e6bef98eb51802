import '../../../../server/src/features/board/index.ts';
