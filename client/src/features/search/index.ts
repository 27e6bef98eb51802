export { SearchOverlay } from './search-overlay.tsx';
export { SearchScreen } from './search-screen.tsx';
