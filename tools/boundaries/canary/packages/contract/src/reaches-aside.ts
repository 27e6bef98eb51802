import '../../i18n/src/index.ts';
