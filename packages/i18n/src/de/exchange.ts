/** Boards taken out as files and brought in from elsewhere. */
export const exchange = {
  menu: 'Datei: Exportieren und Importieren',
  fileTitle: (manufaktur: string): string => `Tafel ${manufaktur}`,
  exportItem: 'Exportieren …',
  importItem: 'Importieren …',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  picture: {
    copy: 'Als Bild kopieren',
    copied: 'Das Bild liegt in der Zwischenablage.',
    failed:
      'Der Browser hat das Bild nicht in die Zwischenablage gelegt. Über „Exportieren“ bekommst du es als Datei.',
  },
  export: {
    title: 'Tafel exportieren',
    what: 'Was?',
    all: 'Die ganze Tafel',
    selection: 'Was ausgewählt ist',
    unnamedFrame: 'Rahmen ohne Titel',
    as: 'Als was?',
    kind: {
      png: { label: 'Bild (PNG)', hint: 'Zum Verschicken und Einfügen in Dokumente.' },
      svg: { label: 'Zeichnung (SVG)', hint: 'Bleibt in jeder Größe scharf.' },
      pdf: { label: 'Dokument (PDF)', hint: 'Zum Drucken; die Wörter lassen sich suchen und kopieren.' },
      csv: { label: 'Tabelle (CSV)', hint: 'Alle Zettel und Texte als Zeilen, für Excel und Co.' },
      json: { label: 'Tafel-Datei (JSON)', hint: 'Lässt sich hier wieder importieren.' },
    },
    size: 'Größe',
    pages: 'Seiten',
    onePage: 'Eine Seite',
    framePages: 'Je Rahmen eine Seite',
    ground: 'Hintergrund',
    paper: 'Papier',
    clear: 'Durchsichtig',
    button: 'Exportieren',
    nothing: 'Hier ist noch nichts, was sich exportieren lässt.',
    reduced: 'Das Bild wurde kleiner als gewählt: Größer kann der Browser es nicht malen.',
    tooMany: (most: number): string =>
      `Eine Tafel-Datei fasst höchstens ${most} Objekte. Wähl einen Rahmen oder eine Auswahl.`,
    failed: 'Die Datei ließ sich nicht erstellen. Versuch es noch einmal oder mit einem kleineren Teil.',
    done: (name: string): string => `„${name}“ ist gesichert.`,
  },
  table: {
    head: ['Rahmen', 'Spalte', 'Art', 'Text', 'Farbe', 'Von', 'X', 'Y'] as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ],
    kind: {
      note: 'Zettel',
      text: 'Text',
      shape: 'Form',
      frame: 'Rahmen',
      table: 'Tabelle',
      stroke: 'Zeichnung',
      image: 'Bild',
      stamp: 'Stempel',
      card: 'Vorschlag',
    },
    color: {
      yellow: 'gelb',
      orange: 'orange',
      pink: 'rosa',
      violet: 'violett',
      blue: 'blau',
      green: 'grün',
      grey: 'grau',
    },
  },
  import: {
    title: 'Auf die Tafel importieren',
    lead: 'Füg eine Liste ein, eine Zeile je Zettel, oder Zellen aus Excel. Oder wähl eine Datei.',
    words: 'Liste oder Tabelle',
    choose: 'Datei wählen …',
    kinds: 'Tafel-Datei, Excalidraw, CSV oder Text, höchstens 10 MB',
    file: (name: string): string => `Datei: ${name}`,
    other: 'Doch Text einfügen',
    where: 'Wohin?',
    free: 'Auf eine freie Fläche',
    intoFrame: (title: string): string => `In den Rahmen „${title}“`,
    intoUnnamed: 'In einen Rahmen ohne Titel',
    titled: 'Was in der ersten Zeile steht',
    titledYes: 'Erste Zeile: Überschriften',
    titledNo: 'Erste Zeile: Zettel',
    found: {
      tafel: (count: number): string =>
        count === 1 ? 'Tafel-Datei mit einem Objekt' : `Tafel-Datei mit ${count} Objekten`,
      excalidraw: (count: number): string =>
        count === 1 ? 'Excalidraw-Zeichnung mit einem Objekt' : `Excalidraw-Zeichnung mit ${count} Objekten`,
      table: (count: number): string =>
        count === 1 ? 'Tabelle mit einem Objekt' : `Tabelle mit ${count} Objekten`,
      list: (count: number): string =>
        count === 1 ? 'Liste mit einem Zettel' : `Liste mit ${count} Zetteln`,
    },
    skipped: (count: number): string =>
      count === 1
        ? 'Ein Teil bleibt weg: Bilder und Unbekanntes lassen sich nicht übernehmen.'
        : `${count} Teile bleiben weg: Bilder und Unbekanntes lassen sich nicht übernehmen.`,
    refused: {
      too_large: 'Das ist größer als 10 MB.',
      broken: 'Das lässt sich nicht lesen: Die Datei ist beschädigt.',
      later_version: 'Die Datei stammt aus einer neueren Fassung von Geflecht.',
      unknown: 'Das ist keine Tafel-Datei, keine Excalidraw-Zeichnung, keine Tabelle und keine Liste.',
      empty: 'Darin steht nichts, was auf die Tafel kann.',
      too_many: 'Das sind mehr als 1.000 Zettel. Teil die Liste auf.',
    },
    button: 'Auf die Tafel legen',
    done: (count: number): string =>
      count === 1 ? 'Ein Objekt liegt auf der Tafel.' : `${count} Objekte liegen auf der Tafel.`,
  },
};
