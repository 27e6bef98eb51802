import { Button, cx, Icon, IconButton, KeyboardHint, LinkButton, MenuButton, MenuItem } from '@geflecht/ui';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';

import { chooseLanguage, useLanguage, useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { Logo } from './logo.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { themeIcon, useThemeChoices } from './theme-choices.ts';

import styles from './top-bar.module.css';

function LanguageButton() {
  const { shell } = useText();
  const language = useLanguage();
  const other = language === 'de' ? 'en' : 'de';
  return (
    <Button
      variant="quiet"
      size="small"
      className={styles['wideOnly']}
      aria-label={`${language.toUpperCase()}. ${shell.language.switchTo}`}
      onPress={() => chooseLanguage(other)}
    >
      {language.toUpperCase()}
    </Button>
  );
}

function ThemeButton() {
  const { shell } = useText();
  const { theme, choices, choose } = useThemeChoices();
  return (
    <span className={styles['wideOnly']}>
      <MenuButton
        label={shell.theme.label}
        isIconOnly
        variant="quiet"
        size="small"
        icon={<Icon icon={themeIcon(theme)} />}
        placement="bottom end"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onAction={(key) => choose(String(key))}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.id} id={choice.id} icon={<Icon icon={choice.icon} />}>
            {choice.label}
          </MenuItem>
        ))}
      </MenuButton>
    </span>
  );
}

/** Name, search, save state, language, theme, person; everything else has its own place. */
export function TopBar({
  onSearch,
  middle,
}: {
  readonly onSearch: () => void;
  readonly middle: React.ReactNode;
}) {
  const { shell, search } = useText();
  const session = useSession();
  const signedIn = session.person !== null;
  return (
    <div className={styles['bar']}>
      <Link to="/" className={styles['home']} aria-label={shell.home}>
        <Logo />
        <span className={styles['name']} aria-hidden="true">
          {shell.name}
        </span>
      </Link>
      {middle}
      {signedIn && (
        <>
          <Button
            variant="secondary"
            size="small"
            className={cx(styles['search'])}
            onPress={onSearch}
            icon={<Icon icon={Search} size={16} />}
          >
            {search.open}
            <KeyboardHint keys={['mod', 'K']} className={styles['keys']} />
          </Button>
          <span className={styles['narrowOnly']}>
            <IconButton label={search.open} icon={<Icon icon={Search} />} onPress={onSearch} />
          </span>
        </>
      )}
      <span className={styles['space']} />
      {signedIn && <SaveIndicator />}
      <LanguageButton />
      <ThemeButton />
      {!signedIn && (
        <LinkButton variant="primary" size="small" href="/anmelden">
          {shell.person.signIn}
        </LinkButton>
      )}
      <PersonMenu />
    </div>
  );
}
