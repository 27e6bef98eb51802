import type {
  AppointmentState,
  FloatingState,
  LinkState,
  MeetingState,
  MilestoneState,
  MonitoringState,
  ProposalState,
  PublicationState,
  RecutState,
  RoundState,
} from '@geflecht/domain';

type Words<State extends string> = Readonly<Record<State, string>>;

/** How a state is called on a chip; neutral in tone, nothing is devalued. */
export const states = {
  proposal: {
    idee: 'Idee',
    in_arbeit: 'In Arbeit',
    ausgearbeitet: 'Ausgearbeitet',
    nominiert: 'Nominiert',
    ausgewaehlt: 'Ausgewählt',
    vorgestellt: 'Vorgestellt',
    aufgegriffen: 'Von der Stadt aufgegriffen',
    in_begleitung: 'In Begleitung',
    abgeschlossen: 'Abgeschlossen',
    weiterentwicklung: 'Wird weiterentwickelt',
    ruhend: 'Ruht',
    zusammengefuehrt: 'Zusammengeführt',
    geteilt: 'Geteilt',
    verborgen: 'Verborgen',
  } as Words<ProposalState>,
  round: {
    entwurf: 'Entwurf',
    nominierung: 'Nominierung',
    vorstellung: 'Vorstellung',
    bewertung: 'Bewertung',
    stellungnahme_moderation: 'Stellungnahme der Moderationen',
    kk_beschluss: 'Beschluss des Koordinierungskreises',
    veroeffentlicht: 'Veröffentlicht',
  } as Words<RoundState>,
  publication: {
    entwurf: 'Entwurf',
    beim_paten: 'Liegt bei Patin oder Pate',
    rueckfrage: 'Rückfrage',
    beim_kk: 'Liegt beim Koordinierungskreis',
    freigegeben: 'Freigegeben',
    veroeffentlicht: 'Veröffentlicht',
    berichtigt: 'Berichtigt',
    zurueckgezogen: 'Zurückgezogen',
  } as Words<PublicationState>,
  appointment: {
    vorgeschlagen: 'Vorgeschlagen',
    aktiv: 'Aktiv',
    laeuft_bald_ab: 'Läuft bald ab',
    verlaengert: 'Verlängert',
    kommissarisch: 'Kommissarisch',
    beendet: 'Beendet',
    vakant: 'Unbesetzt',
  } as Words<AppointmentState>,
  recut: {
    entwurf: 'Entwurf',
    vorschau: 'Vorschau',
    stellungnahme: 'Stellungnahme',
    kk_beschluss: 'Beschluss des Koordinierungskreises',
    vollzug: 'Vollzogen',
    rueckgaengig: 'Rückgängig gemacht',
  } as Words<RecutState>,
  link: {
    vorgeschlagen: 'Vorgeschlagen',
    bestaetigt: 'Bestätigt',
    strittig: 'Strittig',
    abgelehnt: 'Abgelehnt',
    erneut_pruefen: 'Erneut zu prüfen',
  } as Words<LinkState>,
  floating: {
    besuch: 'Zu Besuch',
    gast: 'Gast',
    mitglied: 'Mitglied',
  } as Words<FloatingState>,
  meeting: {
    entwurf: 'Entwurf',
    eingeladen: 'Eingeladen',
    laeuft: 'Läuft',
    protokoll_entwurf: 'Protokoll im Entwurf',
    abgestimmt: 'Protokoll abgestimmt',
    veroeffentlicht: 'Veröffentlicht',
  } as Words<MeetingState>,
  milestone: {
    geplant: 'Geplant',
    in_arbeit: 'In Arbeit',
    erreicht: 'Erreicht',
    verschoben: 'Verschoben',
    entfallen: 'Entfallen',
    ueberfaellig: 'Überfällig',
  } as Words<MilestoneState>,
  monitoring: {
    faellig: 'Fällig',
    entwurf: 'Entwurf',
    abgestimmt: 'Abgestimmt',
    stellungnahme_stadt: 'Stellungnahme der Stadt',
    veroeffentlicht: 'Veröffentlicht',
  } as Words<MonitoringState>,
};

/** What the button says that leads into a state. */
export const steps = {
  proposal: {
    idee: 'Wieder als Idee zeigen',
    in_arbeit: 'Daran arbeiten',
    ausgearbeitet: 'Als ausgearbeitet markieren',
    nominiert: 'Nominieren',
    ausgewaehlt: 'Auswählen',
    vorgestellt: 'Als vorgestellt festhalten',
    aufgegriffen: 'Als aufgegriffen festhalten',
    in_begleitung: 'Begleitung beginnen',
    abgeschlossen: 'Abschließen',
    weiterentwicklung: 'Weiterentwickeln',
    ruhend: 'Ruhen lassen',
    zusammengefuehrt: 'Mit einem anderen zusammenführen',
    geteilt: 'Teilen',
    verborgen: 'Verbergen',
  } as Words<ProposalState>,
  link: {
    vorgeschlagen: 'Vorschlagen',
    bestaetigt: 'Bestätigen',
    strittig: 'Anders sehen',
    abgelehnt: 'Ablehnen',
    erneut_pruefen: 'Erneut prüfen',
  } as Words<LinkState>,
  floating: {
    besuch: 'Verlassen',
    gast: 'Als Gast mitmachen',
    mitglied: 'Mitglied werden',
  } as Words<FloatingState>,
};

/** What a step asks for, as the label of its field. */
export const asks = {
  reason: 'Warum?',
  opinion: 'Was meinen die Teilnehmenden?',
  source: 'Wo steht das?',
  successor: 'Welcher Vorschlag?',
  score: 'Wie siehst du es?',
};
