import type { ErrorCode } from '@geflecht/domain';

/** One sentence or two per error code: what is the matter and, where it helps, what to do. */
export const errors: Readonly<Record<ErrorCode, string>> = {
  invalid_body: 'Mit diesen Angaben kann Geflecht nichts anfangen. Prüf deine Eingaben noch einmal.',
  invalid_query: 'Diese Suche oder dieser Filter ist nicht möglich.',
  malformed_json: 'Die Anfrage kam unvollständig an. Versuch es noch einmal.',
  unsupported_media_type: 'Dieses Format kann Geflecht nicht lesen.',
  upgrade_required:
    'Unter dieser Adresse antwortet nur ein WebSocket. Kommt das Programm über einen Proxy, reicht der den Wechsel (Upgrade) nicht weiter.',
  required: 'Hier fehlt noch eine Angabe.',
  text_too_long: 'Dieser Text ist zu lang. Kürz ihn bitte.',
  name_invalid: 'Dieser Name enthält Zeichen, die hier nicht möglich sind.',
  email_invalid: 'Das sieht nicht wie eine E-Mail-Adresse aus.',
  password_too_short: 'Dieses Passwort ist zu kurz. Nimm mindestens zehn Zeichen.',
  reason_required: 'Schreib einen Grund dazu, damit andere deinen Schritt verstehen.',
  score_invalid: 'Wähl einen Wert von −3 bis +3.',
  same_manufaktur: 'Beide Vorschläge gehören zur selben Manufaktur. Verknüpfungen führen in eine andere.',
  same_proposal: 'Ein Vorschlag lässt sich nicht mit sich selbst verknüpfen.',
  image_type_unknown: 'Das ist kein Bild, das Geflecht lesen kann. Es gehen PNG, JPEG, WebP, GIF und AVIF.',
  image_broken:
    'Das Bild ist beschädigt oder unvollständig. Öffne es auf deinem Gerät, sichere es neu und versuch es noch einmal.',
  image_too_many_pixels:
    'Das Bild hat zu viele Bildpunkte. Verkleinere es auf höchstens 50 Megapixel und versuch es noch einmal.',

  unknown_id: 'Das gibt es hier nicht. Vielleicht stimmt die Adresse nicht ganz.',
  unknown_route: 'Diese Adresse gibt es nicht.',

  sign_in_required: 'Melde dich an, um hier weiterzumachen.',
  wrong_credentials: 'E-Mail-Adresse oder Passwort stimmen nicht.',
  token_invalid: 'Dieser Zugangsschlüssel gilt nicht oder nicht mehr. Mach dir im Profil einen neuen.',
  session_expired: 'Deine Sitzung ist beendet. Melde dich neu an, dann geht es weiter.',
  not_permitted: 'Dazu fehlt dir hier das Recht. Frag die Moderation der Manufaktur.',
  foreign_origin: 'Diese Anfrage kam von einer fremden Seite und wurde nicht ausgeführt.',
  account_suspended: 'Dieses Konto ist gesperrt. Wende dich an den Koordinierungskreis.',
  demo_off: 'Die Vorführung ist beendet. Melde dich mit deinem eigenen Konto an.',
  setup_closed: 'Geflecht ist schon eingerichtet. Melde dich mit deinem Konto an.',
  setup_code_wrong: 'Dieser Einrichtungscode stimmt nicht. Du findest ihn in der Ausgabe beim Start.',
  link_token_unknown: 'Dieser Anmeldelink ist ungültig. Lass dir einen neuen schicken.',
  link_token_used: 'Dieser Anmeldelink wurde schon benutzt. Lass dir einen neuen schicken.',
  link_token_expired: 'Dieser Anmeldelink ist abgelaufen. Lass dir einen neuen schicken.',
  invitation_unknown: 'Diese Einladung ist ungültig. Bitte um eine neue.',
  invitation_expired: 'Diese Einladung ist abgelaufen. Bitte um eine neue.',

  already_linked: 'Diese beiden Vorschläge sind in dieser Richtung schon verknüpft.',
  email_taken: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto.',
  id_taken: 'Das wurde schon angelegt. Lade die Seite neu, um es zu sehen.',
  silent_round_running: 'Hier wird schon still geschrieben. Deck diese Runde erst auf oder brich sie ab.',
  version_conflict:
    'Inzwischen wurde hier etwas geändert. Sieh dir den neuen Stand an und versuch es noch einmal.',
  client_outdated: 'Geflecht wurde erneuert. Lade die Seite neu, dann geht es weiter.',
  vote_running: 'Auf dieser Tafel läuft schon eine Abstimmung. Beende sie zuerst.',
  vote_over: 'Diese Abstimmung ist schon zu Ende. Deine Punkte von vorher zählen.',
  points_spent: 'Du hast alle Punkte vergeben. Nimm zuerst einen zurück.',
  too_many_templates:
    'Diese Manufaktur hat schon sehr viele Vorlagen. Leg zuerst eine weg, die ihr nicht mehr braucht.',
  too_many_boards:
    'Diese Manufaktur hat schon sehr viele Tafeln. Leg zuerst eine weg, die ihr nicht mehr braucht.',
  board_of_manufaktur: 'Die Tafel der ganzen Manufaktur bleibt immer offen.',
  too_many_comments:
    'An dieser Stelle oder auf dieser Tafel ist kein Kommentar mehr möglich: Es sind schon sehr viele.',
  too_many_images: 'Auf dieser Tafel liegen schon sehr viele Bilder. Nimm eine neue Tafel für weitere.',
  too_many_tokens:
    'Du hast schon sehr viele Zugangsschlüssel. Entzieh zuerst einen, den du nicht mehr brauchst.',

  rate_limited: 'Das waren zu viele Versuche. Warte einen Moment und versuch es dann noch einmal.',
  payload_too_large: 'Das ist zu groß, um auf einmal gesendet zu werden.',
  image_too_large: 'Das Bild ist größer als 10 MB. Verkleinere es und versuch es noch einmal.',
  too_many_connections: 'Du hast Geflecht zu oft gleichzeitig offen. Schließ ein paar Fenster.',
  document_too_large: 'Hier ist kein Platz mehr. Leg eine neue Tafel oder einen neuen Vorschlag an.',

  invalid_document_name: 'Diese Tafel oder diesen Text gibt es nicht.',
  invalid_message: 'Eine Änderung war nicht lesbar und wurde nicht übernommen. Lade die Seite neu.',
  foreign_document: 'Diese Tafel oder dieser Text ist nicht für dich offen.',
  too_many_versions: 'Von diesem Dokument sind schon sehr viele Fassungen benannt. Mehr gehen nicht.',
  document_read_only: 'Du kannst hier lesen, aber nichts ändern.',

  transition_unknown: 'Dieser Schritt ist von hier aus nicht möglich.',
  guard_smart: 'Füll zuerst alle fünf S.M.A.R.T.-Felder aus.',
  guard_sdg: 'Ordne zuerst mindestens ein Nachhaltigkeitsziel zu.',
  guard_referat: 'Nenn zuerst mindestens ein Referat, das es betrifft.',
  guard_opinion: 'Halt zuerst fest, was die Teilnehmenden dazu meinen.',
  guard_nomination_cap: 'Eure Manufaktur hat in dieser Runde schon zwei Vorschläge nominiert.',
  guard_source: 'Nenn die Quelle, aus der hervorgeht, dass die Stadt den Vorschlag aufgreift.',
  guard_reason: 'Für diesen Schritt braucht es einen Grund.',
  guard_successor: 'Wähl den Vorschlag, in dem dieser hier aufgeht.',
  guard_parts: 'Wähl mindestens zwei Vorschläge, in die dieser hier geteilt wurde.',
  guard_previous_state: 'Wieder sichtbar wird ein Vorschlag nur in dem Stand, den er vorher hatte.',
  guard_candidates: 'Noch ist nichts nominiert, was vorgestellt werden kann.',
  guard_statements: 'Noch haben nicht alle Moderationen Stellung genommen.',
  guard_dissent_settled:
    'Eine Moderation ist nicht einverstanden. Bewertet noch einmal oder haltet den Dissens fest.',
  guard_dissent_open: 'Zurück zur Bewertung geht es nur, wenn eine Moderation nicht einverstanden ist.',
  guard_kk_decision: 'Der Beschluss des Koordinierungskreises ist noch nicht festgehalten.',
  guard_frozen_version: 'Die Freigabe gilt für eine feste Fassung, und der Text ist eine andere.',
  guard_kk_needed: 'Das betrifft nur diese Manufaktur. Der Koordinierungskreis muss nicht zustimmen.',
  guard_kk_not_needed:
    'Das ist politisch oder betrifft mehrere Manufakturen. Der Koordinierungskreis muss zustimmen.',
  guard_seat_free: 'Diese Aufgabe ist in der Manufaktur schon vergeben.',
  guard_term_ending: 'Die Amtszeit läuft noch länger als sechzig Tage.',
  guard_term_over: 'Die Amtszeit ist noch nicht zu Ende.',
  guard_new_term: 'Nenn ein neues Ende, das nach dem bisherigen liegt.',
  guard_interim_over: 'Die dreißig Tage der kommissarischen Zeit sind noch nicht vorbei.',
  guard_seat_empty: 'Jemand anderes hat diese Aufgabe noch inne.',
  guard_preview: 'Seht euch zuerst die Vorschau an: Was zieht wohin?',
  guard_reversible: 'Der neue Zuschnitt lässt sich nur dreißig Tage lang zurücknehmen.',
  guard_own_score: 'Wenn du es anders siehst, gib auch deinen eigenen Wert an.',
  guard_text_changed: 'Neu zu prüfen ist eine Verknüpfung erst, wenn sich ein Text wesentlich geändert hat.',
  guard_invitation: 'Deine Einladung ist abgelaufen. Bitte um eine neue.',
  guard_own_account: 'Mitglied wirst du mit einem eigenen Konto. Als Gast kannst du weiter mitmachen.',
  guard_due: 'Der Termin ist noch nicht verstrichen.',
  guard_city_statement: 'Haltet zuerst fest, ob die Stadt Stellung genommen hat oder die Antwort ausblieb.',

  storage_unavailable:
    'Geflecht kann gerade nicht speichern. Es wurde nichts entschieden. Versuch es gleich noch einmal.',
  mail_unavailable: 'Die E-Mail konnte gerade nicht verschickt werden. Versuch es gleich noch einmal.',
  shutting_down: 'Geflecht startet gerade neu. In einem Moment geht es weiter.',
  unreachable: 'Geflecht ist gerade nicht zu erreichen. Prüf deine Verbindung und versuch es noch einmal.',
  answer_unreadable: 'Die Antwort kam nicht richtig an. Versuch es noch einmal.',
  internal:
    'Bei uns ist ein Fehler passiert. Was schon gespeichert war, ist noch da. Versuch es noch einmal.',
};

/** Sentences that replace the general one when the refusal brings the facts for it. */
export const errorDetails = {
  smartMissing: (fields: string): string => `Im S.M.A.R.T.-Blatt fehlt noch: ${fields}.`,
  textTooLong: (limit: string): string => `Dieser Text ist zu lang. Möglich sind ${limit} Zeichen.`,
  statementsMissing: (count: number): string =>
    count === 1
      ? 'Eine Moderation hat noch nicht Stellung genommen.'
      : `${count} Moderationen haben noch nicht Stellung genommen.`,
};
