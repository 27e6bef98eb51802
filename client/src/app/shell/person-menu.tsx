import { may } from '@geflecht/domain';
import { Icon, Menu, MenuButton, MenuItem, MenuSection, PersonAvatar, VisuallyHidden } from '@geflecht/ui';
import { AtSign, Languages, LogOut, Mail, Menu as MenuIcon, User } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { useMentions } from '../../features/comments/mentions.ts';
import { useSignOut } from '../../features/profile/sign-out.tsx';
import { chooseLanguage, useText } from '../../platform/text.tsx';
import { useSession } from '../queries.ts';
import { useThemeChoices } from './theme-choices.ts';

import styles from './person-menu.module.css';

/** What concerns oneself; on a phone it also holds language and theme. */
export function PersonMenu() {
  const { shell, comments } = useText();
  const { person, actor } = useSession();
  const unseen = useMentions().data?.unseen ?? 0;
  const signOut = useSignOut();
  const { theme, choices, choose } = useThemeChoices();
  const act = (key: string): void => {
    if (key === 'signOut') void signOut.ask(false);
    else if (key === 'language') chooseLanguage(shell.language.other);
    else choose(key);
  };

  const settings = (
    <>
      <MenuSection title={shell.language.label}>
        <MenuItem id="language" icon={<Icon icon={Languages} />}>
          {shell.language.switchTo}
        </MenuItem>
      </MenuSection>
      <MenuSection
        title={shell.theme.label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.id} id={choice.id} icon={<Icon icon={choice.icon} />}>
            {choice.label}
          </MenuItem>
        ))}
      </MenuSection>
    </>
  );

  if (person === null) {
    return (
      <span className={styles['narrowOnly']}>
        <MenuButton
          label={shell.menu}
          isIconOnly
          variant="quiet"
          icon={<Icon icon={MenuIcon} />}
          placement="bottom end"
          onAction={(key) => act(String(key))}
        >
          {settings}
        </MenuButton>
      </span>
    );
  }
  return (
    <>
      <Menu
        placement="bottom end"
        onAction={(key) => act(String(key))}
        trigger={
          <AriaButton className={styles['avatar'] ?? ''}>
            <PersonAvatar name={person.name} isDecorative />
            {unseen > 0 && <span className={styles['unseen']}>{unseen}</span>}
            <VisuallyHidden>
              {[shell.person.menu(person.name), ...(unseen > 0 ? [comments.mentions.menu(unseen)] : [])].join(
                ', ',
              )}
            </VisuallyHidden>
          </AriaButton>
        }
      >
        <MenuSection title={person.guest ? `${person.name} (${shell.person.guest})` : person.name}>
          <MenuItem id="profile" href="/profil" icon={<Icon icon={User} />}>
            {shell.person.profile}
          </MenuItem>
          {may(actor, 'read_workspace') === 'yes' && (
            <MenuItem id="mentions" href="/erwaehnungen" icon={<Icon icon={AtSign} />}>
              {comments.mentions.menu(unseen)}
            </MenuItem>
          )}
          {may(actor, 'read_outbox') === 'yes' && (
            <MenuItem id="outbox" href="/postausgang" icon={<Icon icon={Mail} />}>
              {shell.person.outbox}
            </MenuItem>
          )}
          <MenuItem id="signOut" icon={<Icon icon={LogOut} />}>
            {shell.person.signOut}
          </MenuItem>
        </MenuSection>
        {settings}
      </Menu>
      {signOut.question}
    </>
  );
}
