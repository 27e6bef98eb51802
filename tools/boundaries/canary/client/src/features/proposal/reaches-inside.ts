import '../board/canvas.ts';
