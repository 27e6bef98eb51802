/** What happened, as sentences. A title is shown as a link between the pieces before and after it. */
export const feed = {
  title: (manufaktur: string): string => `Verlauf von ${manufaktur}`,
  someone: 'Jemand',
  untitled: '‚(nicht sichtbar)‘',
  today: 'Heute',
  yesterday: 'Gestern',
  more: 'Ältere zeigen',
  beginning: 'Hier beginnt der Verlauf.',
  empty: {
    title: 'Noch ist nichts passiert',
    body: 'Hier siehst du, wer was angelegt, geschrieben und verbunden hat.',
    action: 'Zur Tafel',
  },
  quote: (title: string): string => `‚${title}‘`,
  /** Pieces in reading order; `{who}`, `{title}`, `{other}`, `{state}`, `{manufaktur}`, `{board}`, `{version}` are filled in. */
  sentences: {
    proposal_created: '{who} hat {title} angelegt.',
    proposal_changed: '{who} hat die Angaben zu {title} geändert.',
    proposal_moved: '{who} hat {title} auf „{state}“ gesetzt.',
    proposal_written: '{who} hat an {title} geschrieben.',
    link_proposed: '{who} hat {title} mit {other} verbunden.',
    link_confirmed: '{who} hat die Verknüpfung von {title} mit {other} bestätigt.',
    link_disputed: '{who} sieht die Verknüpfung von {title} mit {other} anders.',
    link_refused: '{who} hat die Verknüpfung von {title} mit {other} abgelehnt.',
    member_joined: '{who} ist jetzt Mitglied in {manufaktur}.',
    guest_joined: '{who} ist jetzt Gast in {manufaktur}.',
    member_left: '{who} hat {manufaktur} verlassen.',
    person_arrived: '{who} ist neu dabei.',
    board_created: '{who} hat die Tafel {board} angelegt.',
    board_renamed: '{who} hat eine Tafel umbenannt: {board}.',
    board_archived: '{who} hat die Tafel {board} ins Archiv gelegt.',
    board_restored: '{who} hat die Tafel {board} wieder geöffnet.',
    vote_closed: 'Auf der Tafel {board} ist eine Punktabstimmung zu Ende.',
    version_named: '{who} hat eine Fassung von {title} benannt: {version}.',
    version_restored: '{who} hat bei {title} die Fassung {version} wiederhergestellt.',
  },
  /** The same without persons, for the public overview; `{title}` may be missing. */
  publicly: {
    proposal_created: (title: string | null): string =>
      title === null ? 'neuer Vorschlag' : `neu: ‚${title}‘`,
    proposal_changed: (title: string | null): string =>
      title === null ? 'Vorschlag geändert' : `‚${title}‘ geändert`,
    proposal_moved: (title: string | null): string =>
      title === null ? 'Vorschlag hat einen neuen Stand' : `‚${title}‘ hat einen neuen Stand`,
    proposal_written: (title: string | null): string =>
      title === null ? 'an einem Vorschlag geschrieben' : `an ‚${title}‘ geschrieben`,
    link_proposed: (title: string | null): string =>
      title === null ? 'neue Verknüpfung' : `‚${title}‘ verbunden`,
    link_answered: (title: string | null): string =>
      title === null ? 'Verknüpfung beantwortet' : `Verknüpfung von ‚${title}‘ beantwortet`,
    member_joined: (): string => 'jemand ist dazugekommen',
    member_left: (): string => 'jemand ist gegangen',
    person_arrived: (): string => 'jemand ist neu dabei',
    board_created: (): string => 'neue Tafel',
    board_renamed: (): string => 'Tafel umbenannt',
    board_archived: (): string => 'Tafel im Archiv',
    board_restored: (): string => 'Tafel wieder offen',
    vote_closed: (): string => 'Punktabstimmung beendet',
    version_named: (title: string | null): string =>
      title === null ? 'eine Fassung benannt' : `Fassung von ‚${title}‘ benannt`,
    version_restored: (title: string | null): string =>
      title === null ? 'eine Fassung wiederhergestellt' : `Fassung von ‚${title}‘ wiederhergestellt`,
  },
};
