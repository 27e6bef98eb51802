export { BoardComments, CommentLayer, useCommentMode, useShownThread } from './board-comments.tsx';
export { MentionsScreen } from './mentions-screen.tsx';
export { useCommentCounts } from './queries.ts';
export { useComments } from './use-comments.ts';
