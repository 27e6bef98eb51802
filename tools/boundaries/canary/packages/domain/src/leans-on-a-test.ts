import './index.test.ts';
