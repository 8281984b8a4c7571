import type { en } from './en.ts'

/** German: du, short, in the words of the shop floor. A delivery is an “Einheit”, a pathway a “Lernpfad”. */
export const de = {
  'lesson.first':
    'Willkommen bei Whetstone: ein paar Minuten am Tag, eine kurze Lektion und ein paar Fragen. Schreib jederzeit **Hilfe**.',
  'lesson.heading': '{title}',
  'lesson.meta':
    '{minutes, plural, one {# Minute} other {# Minuten}} · {questions, plural, =0 {keine Fragen} one {# Frage} other {# Fragen}} · {module}, Lektion {position} von {total}',
  'lesson.video': '[Das kurze Video ansehen]({url})',
  'lesson.sources': 'Quelle: {sources}',
  'lesson.start': '{questions, plural, one {Zur Frage} other {Zu den # Fragen}}',
  'lesson.why': 'Warum das?',
  'lesson.snooze': 'In einer Stunde',
  'lesson.finish-reading': 'Fertig gelesen',
  'review.heading': 'Eine kurze Wiederholung',
  'review.text':
    '{questions, plural, one {Eine Frage, die du schon kennst und die gerade verblasst. Wenn du sie jetzt beantwortest, bleibt sie hängen.} other {# Fragen, die du schon kennst und die gerade verblassen. Wenn du sie jetzt beantwortest, bleiben sie hängen.}}',
  'review.start': 'Los geht’s',

  'question.meta': 'Frage {position} von {total} · {outcome}',
  'question.review': 'Wiederholung · ',
  'question.true': 'Stimmt',
  'question.false': 'Stimmt nicht',
  'question.several': 'Wähle alles, was zutrifft',
  'question.number': 'Deine Antwort',
  'question.number-unit': 'Deine Antwort in {unit}',
  'question.number-placeholder': 'Eine Zahl, zum Beispiel {example}',
  'question.words': 'Deine Antwort in ein bis drei Wörtern',
  'question.submit': 'Antworten',
  'question.not-a-number':
    'Das konnte ich nicht als Zahl lesen. Bitte schreib Ziffern, zum Beispiel {example}{unit, select, none {} other { ({unit})}}.',
  'question.not-in-words': 'Darin steht kein Wort. Bitte antworte in ein bis drei Wörtern.',
  'question.nothing-chosen':
    'Du hast noch nichts ausgewählt. Wähle, was zutrifft, und drück dann auf Antworten.',

  'feedback.right': 'Richtig',
  'feedback.wrong': 'Nicht ganz',
  'feedback.your-answer': 'Deine Antwort: {answer}',
  'feedback.correct-answer': '{count, plural, one {Die Antwort} other {Die Antworten}}: {answer}',
  'feedback.source': 'Quelle: {sources}',
  'feedback.read-as': 'Ich habe „{typed}“ als {number} gelesen.',
  'feedback.comes-back': '{done} von {total} beantwortet. Diese Frage kommt {when} wieder.',
  'feedback.again': 'Diese Frage hattest du schon beantwortet. Es zählt deine erste Antwort:',
  'feedback.next': 'Nächste Frage',
  'feedback.finish': 'Zum Ergebnis',
  'feedback.in-days': '{days, plural, =0 {heute} =1 {morgen} other {in # Tagen}}',

  'summary.heading': 'Das war’s für heute',
  'summary.heading-more': 'Geschafft',
  'summary.result': '{right} von {total} richtig.',
  'summary.all-right': '{total, plural, one {Alles richtig.} other {Alle # richtig.}}',
  'summary.missed':
    '{count, plural, one {Die Frage, die noch nicht saß, kommt} other {Die # Fragen, die noch nicht saßen, kommen}} mit deiner nächsten Einheit wieder.',
  'summary.only-reading': 'Du hast die Lektion von heute gelesen.',
  'summary.streak': 'Serie',
  'summary.streak-days': '{days, plural, one {# Tag} other {# Tage}}',
  'summary.next': 'Als Nächstes: {when}',
  'summary.no-next': 'Es ist nichts geplant. Wähle in den Einstellungen deine Tage.',
  'summary.pathway-done':
    'Du hast alle Lektionen von {pathway} geschafft. Wiederholungen kommen weiter, damit es sitzt.',
  'summary.more': 'Jetzt noch eine',
  'summary.progress': 'Mein Fortschritt',
  'summary.read-again': 'Lektion noch einmal lesen',

  'closed.heading': 'Auf deine nächste Einheit verschoben',
  'closed.unread':
    '„{title}“ wurde nicht geöffnet und kommt mit der nächsten Einheit wieder. Es geht nichts verloren.',
  'closed.unfinished':
    '{count, plural, one {Die Frage, die noch offen war, wartet} other {Die # Fragen, die noch offen waren, warten}} in der nächsten Einheit. Was du beantwortet hast, zählt.',

  'why.heading': 'Warum das?',
  'why.lesson':
    '„{lesson}“ ist Lektion {position} von {total} in {pathway}: die nächste, die du noch nicht hattest.',
  'why.reviews':
    '{count, plural, one {Eine Frage ist dabei, weil du sie bald vergessen würdest} other {# Fragen sind dabei, weil du sie bald vergessen würdest}}: der beste Moment, noch einmal zu antworten.',
  'why.carried':
    '{count, plural, one {Eine Frage ist} other {# Fragen sind}} von einer früheren Lektion übrig geblieben.',
  'why.catch-up':
    'So viele Wiederholungen sind fällig, dass heute nur sie drankommen; die nächste Lektion folgt.',
  'why.extra': 'Du wolltest noch eine.',
  'why.due': 'Dein Lernpfad soll bis {date} fertig sein.',
  'why.nothing': 'Du hast noch nichts bekommen, also gibt es nichts zu erklären.',

  'today.now': 'Jetzt lernen',
  'today.coming': 'Kommt sofort, in unserer Direktnachricht.',
  'today.done': 'Für heute bist du fertig. Deine nächste Einheit: {when}.',
  'today.nothing': 'Es gibt nichts Neues, und nichts ist fällig: Du bist auf dem neuesten Stand.',
  'today.all-finished':
    'Du hast alle Lektionen abgeschlossen, die du dir vorgenommen hattest. Was wieder fällig wird, kommt von selbst; ein neuer Lernpfad kann beginnen, wann du willst.',
  'today.snoozed': 'Das kommt um {time} wieder.',
  'today.put-off': 'Du hast es verschoben: Es kommt von selbst wieder.',

  'learn.heading': 'Was möchtest du lernen?',
  'learn.text':
    'Jeder Lernpfad braucht ein paar Minuten am Tag. Du kannst mehrere zugleich verfolgen und jederzeit aussteigen.',
  'learn.enrolled': 'Du bist dabei: {done} von {total, plural, one {# Lektion} other {# Lektionen}}.',
  'learn.lessons':
    '{lessons, plural, one {# Lektion} other {# Lektionen}}, etwa {weeks, plural, one {# Woche} other {# Wochen}}',
  'learn.join': 'Anfangen: {pathway}',
  'learn.join-this': 'Diesen Lernpfad anfangen',
  'learn.empty': 'Hier gibt es noch keine Lernpfade. Deine Programmleitung kann welche laden.',
  'learn.joined': 'Du bist dabei: {pathway}. Deine erste Lektion: {when}.',
  'learn.already': 'Du bist schon dabei: {pathway}. Deine nächste Einheit: {when}.',
  'learn.leave': 'Lernpfad verlassen',
  'learn.left':
    'Du hast {pathway} verlassen. Was du beantwortet hast, bleibt dir; du kannst jederzeit wieder anfangen.',

  'welcome.heading': 'Willkommen bei Whetstone, {name}',
  'welcome.text':
    'Ein paar Minuten am Tag, wann es zu deiner Schicht passt: eine kurze Lektion, ein paar Fragen, und Wiederholungen, kurz bevor du etwas vergessen würdest.',
  'welcome.enrolled': 'Du bist dabei: {pathway}. Deine erste Lektion: {when}.',
  'welcome.next': 'Du bist dabei: {pathway}. Deine nächste Lektion: {when}.',
  'welcome.waiting': 'Du bist dabei: {pathway}. Eine Lektion wartet auf dich.',
  'welcome.paused': 'Du bist dabei: {pathway}. Gerade ist Pause: Vor {date} kommt nichts.',
  'welcome.paused-open': 'Du bist dabei: {pathway}. Gerade ist Pause: Es kommt nichts, bis du weitermachst.',
  'welcome.none': 'Du bist dabei: {pathway}. Es ist nichts geplant: Wähle in den Einstellungen Tage aus.',
  'welcome.first-now': 'Die erste jetzt gleich',
  'welcome.settings': 'Zeit oder Tage ändern',
  'first-run.pathway': 'Zuerst: Was möchtest du lernen?',
  'first-run.time': '{pathway}, gut. Um wie viel Uhr sollen die Lektionen kommen? (Deine Zeitzone: {zone})',
  'first-run.days': 'Um {time}. An welchen Tagen?',
  'first-run.workdays': 'Montag bis Freitag',
  'first-run.every-day': 'Jeden Tag',
  'first-run.weekend': 'Samstag und Sonntag',
  'first-run.ready': 'Alles klar: {pathway}, {days} um {time}. Deine erste Lektion: {when}.',
  'first-run.change':
    'Du kannst das alles in den Einstellungen ändern und eine Pause machen, wann du sie brauchst.',

  'unknown.heading': 'Hallo, ich bin Whetstone',
  'unknown.ask':
    'Bei mir lernst du, was man in der Industrie können muss, ein paar Minuten am Tag. Du stehst noch nicht auf der Liste: Frag bitte {contact}, ob du eingetragen werden kannst, und schreib mir dann noch einmal.',
  'unknown.admin': 'deine Programmleitung',

  'progress.heading': 'Dein Fortschritt',
  'progress.pathway': '{pathway}',
  'progress.lessons': '{done} von {total, plural, one {# Lektion} other {# Lektionen}}',
  'progress.module': '{module}',
  'progress.streak': 'Serie',
  'progress.streak-value':
    '{days, plural, =0 {beginnt, wenn du die Fragen eines Tages fertig hast} one {# Tag} other {# Tage}}{best, plural, =0 {} other { (Rekord: #)}}',
  'progress.answers': 'Antworten',
  'progress.answers-value':
    '{answers, plural, =0 {noch keine} one {# Antwort, {right, number} richtig} other {# Antworten, {right, number} richtig}}',
  'progress.recall': 'Weißt du morgen wohl noch',
  'progress.recall-value': '{share} von bisher {items, plural, one {# Frage} other {# Fragen}}',
  'progress.empty': 'Noch nichts zu sehen. Das ändert sich mit deiner ersten Lektion.',
  'progress.next-step': 'Nächster Schritt: {lesson}, {when}.',
  'progress.next-waits': 'Nächster Schritt: {lesson}. Das wartet jetzt auf dich.',
  'progress.complete': 'Fertig seit {date}',

  'home.heading': 'Hallo, {name}',
  'home.open': '„{title}“ wartet in unserer Unterhaltung: {answered} von {total} beantwortet.',
  'home.continue': 'Weitermachen',
  'home.next': 'Nächste Einheit: {when}.',
  'home.paused': 'Pause bis {date}.',
  'home.paused-open': 'Pause, bis du weitermachst.',
  'home.settings': 'Einstellungen',
  'home.resume': 'Pause beenden',
  'home.pause': 'Pause',
  'home.more': 'Jetzt lernen',
  'home.learn': 'Alle Lernpfade',
  'home.your-settings': 'Deine Zeiten: {days} um {time} ({zone}), etwa {minutes} Minuten am Tag.',

  'settings.open': 'Deine Einstellungen öffnen sich mit einem Klick.',
  'settings.title': 'Einstellungen',
  'settings.save': 'Speichern',
  'settings.cancel': 'Abbrechen',
  'settings.time': 'Uhrzeit ({zone})',
  'settings.days': 'Tage',
  'settings.minutes': 'Minuten am Tag',
  'settings.minutes-option': 'Etwa {minutes} Minuten',
  'settings.language': 'Sprache',
  'settings.pause': 'Pause bis (leer lassen: keine Pause)',
  'settings.saved': 'Gespeichert. Deine nächste Einheit: {when}.',
  'settings.saved-none': 'Gespeichert. Es ist keine Einheit geplant.',
  'settings.no-day': 'Wähle mindestens einen Tag oder trag eine Pause ein.',
  'settings.bad-time': 'Bitte gib eine Uhrzeit wie 09:00 an.',
  'settings.bad-date': 'Bitte gib ein Datum wie 2027-03-31 an.',
  'settings.past-date': 'Wähle einen Tag nach heute oder lass das Feld leer.',

  'pause.until': 'Vor {date} kommt nichts. Deine Serie ist sicher.',
  'pause.open': 'Es kommt nichts, bis du weitermachst. Deine Serie ist sicher.',
  'pause.resume': 'Pause jetzt beenden',
  'pause.bad-date':
    'Das Datum konnte ich nicht lesen. Versuch „Pause bis Montag“, „Pause 31.3.2027“, „Pause 2 Wochen“ oder einfach „Pause“.',
  'resume.done': 'Schön, dass du wieder da bist. Deine nächste Einheit: {when}.',
  'resume.none': 'Du hattest keine Pause. Deine nächste Einheit: {when}.',
  'teams.below': 'Die Antwort steht unten.',
  'teams.on-its-way': 'Es ist unterwegs.',
  'teams.privately': 'Ich habe dir in unserem eigenen Chat geantwortet.',
  'teams.not-privately':
    'Ich kann dir in unserem eigenen Chat nicht schreiben. Füge mich dort hinzu oder hebe die Blockierung auf, dann frag noch einmal.',
  'teams.other-tenant':
    'Ich bin Whetstone und vermittle Fachwissen für die Industrie. Für deine Organisation bin ich noch nicht eingerichtet: Bitte frag die Administration.',
  'teams.unreadable':
    'Das konnte ich nicht lesen. Bitte versuch es noch einmal von der neuesten Nachricht aus.',

  'help.heading': 'Was du schreiben kannst',
  'help.today': '**heute**: die Lektion und die Fragen von heute',
  'help.more': '**mehr**: jetzt noch eine Lektion',
  'help.learn': '**lernen**: alle Lernpfade, zum Ein- und Aussteigen',
  'help.progress': '**Fortschritt**: wie weit du bist',
  'help.why': '**warum**: warum gerade das gekommen ist',
  'help.settings': '**Einstellungen**: Uhrzeit, Tage, Minuten, Sprache',
  'help.pause': '**Pause**, **Pause bis Montag**, **Pause 2 Wochen**, **Pause 31.3.2027**: für den Urlaub',
  'help.resume': '**weiter**: nach einer Pause weitermachen',
  'help.link':
    '**verbinden**, **trennen**: ein gemeinsamer Lernstand für deine Konten in Slack und Microsoft Teams, oder wieder getrennt',
  'help.web': '**web**: dein Fortschritt als Webseite',
  'help.thanks': 'Gern geschehen. Schön, dass du dabei bist.',
  'help.hint': '„{text}“ habe ich nicht verstanden. Das hier kenne ich:',
  'settings.place': 'Wohin Lektionen kommen',
  'account.name': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}: {place}',
  'account.platform': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}',
  'link.how':
    'Dieser Code sagt, dass zwei Konten dir gehören. Schreib mir vom anderen aus, in Slack oder Microsoft Teams: **verbinden {code}**',
  'link.code-valid':
    'Er gilt 10 Minuten und nur einmal. Behalt ihn für dich: Wer ihn eingibt, lernt mit deinem Lernstand weiter.',
  'link.linked':
    'Verbunden: Dieses Konto gehört jetzt zum Lernstand von {name}. Bist du das nicht, schreib **trennen**.',
  'link.same': 'Dieser Code ist für dein anderes Konto: Schreib ihn mir dort.',
  'link.already':
    'Diese Konten sind schon verbunden: {accounts}. Mehr ist nicht zu tun. Für ein weiteres schreib mir den Code dort.',
  'link.accounts': 'Schon verbunden: {accounts}.',
  'link.not-valid':
    'Dieser Code gilt nicht. Schreib **verbinden** in deinem anderen Konto, dann bekommst du einen neuen.',
  'link.too-many':
    'Hier wurden zu viele Codes ausprobiert. Warte bitte eine Stunde und hol dir dann einen neuen.',
  'join.heading': 'Diese beiden Lernstände zusammenlegen?',
  'join.text':
    'Damit werden zwei Lernstände einer: {here, plural, one {# Antwort} other {# Antworten}} hier und {there, plural, one {# Antwort} other {# Antworten}} bei {name}. Alle bleiben erhalten, dazu die bessere Serie.',
  'join.warning': 'Das lässt sich nicht zurücknehmen. Gehört der andere Lernstand nicht dir, tu nichts.',
  'join.yes': 'Meine beiden zusammenlegen',
  'join.done': 'Fertig: Dieser und der Lernstand von {name} sind jetzt einer.',
  'unlink.heading': 'Deine Konten',
  'unlink.since': 'verbunden seit {date}',
  'unlink.one': '{account} trennen',
  'unlink.only':
    'Das ist dein einziges Konto, es lässt sich nicht trennen. Schreib **verbinden**, wenn ein weiteres dazukommen soll.',
  'unlink.sure':
    '{account} trennen? Dort kommt dann nichts mehr. Dein Lernstand bleibt bei deinen anderen Konten vollständig.',
  'unlink.yes': 'Trennen',
  'unlink.no': 'Behalten',
  'unlink.done':
    '{account} ist getrennt. War das ein Versehen? Schreib **verbinden** in einem deiner Konten hier und gib mir den Code dort ein.',
  'unknown.unlinked':
    'Dieses Konto wurde getrennt. Willst du es wieder nutzen, schreib **verbinden** in deinem anderen Konto und gib mir den Code hier ein.',
  'web.open': 'Im Web öffnen',
  'web.link': 'Deine Seite öffnen',
  'web.once': 'Der Link gilt 15 Minuten und nur einmal. Er meldet dich an: Behalt ihn für dich.',
  'web.too-many':
    'Du hast schon fünf Links, die nicht benutzt wurden. Um {time} kannst du um einen neuen bitten.',
  'web.none': 'Webseiten gibt es hier nicht. Schreib **Fortschritt**, um zu sehen, wie weit du bist.',
  'web.title': 'Dein Lernstand',
  'web.sign-in': 'Anmelden',
  'web.sign-in-text': 'Damit meldest du dich als die Person an, die im Chat nach dem Link gefragt hat.',
  'web.not-valid': 'Dieser Link gilt nicht mehr',
  'web.ask-again':
    'Ein Link gilt 15 Minuten und nur einmal. Schreib dem Bot im Chat „web“, dann bekommst du einen neuen.',
  'web.signed-out': 'Du bist nicht angemeldet',
  'web.open-from-chat': 'Öffne diese Seite aus dem Chat mit dem Bot: Schreib ihm „web“.',
  'web.sign-out': 'Abmelden',
  'web.next': 'Wie es weitergeht',
  'web.how-to-answer': 'Lektionen und Fragen kommen im Chat: Schreib dem Bot „heute“.',
  'web.settings': 'Wie Lektionen kommen',
  'web.pathways': 'Lernpfade',
  'web.signing-in': 'Du wirst mit Microsoft Teams angemeldet …',
  'web.skip': 'Zum Inhalt springen',

  'translation.missing': 'Noch nicht übersetzt, darum auf {language}.',

  // Evidence: what a learner hands in, and how it is judged.
  'evidence.heading': 'Zeig, was du kannst',
  'evidence.none': 'Gerade ist nichts vorzulegen. Sag wieder **belege**, wenn du weiter bist.',
  'evidence.wanted-title': '**{title}** · für {achievement}',
  'evidence.looked-for': 'Worauf geachtet wird:',
  'evidence.write': 'Aufschreiben',
  'evidence.add': 'Foto oder Datei hinzufügen',
  'evidence.withdraw': 'Zurücknehmen',
  'evidence.state-waiting': 'Abgegeben am {date}. Es wartet darauf, beurteilt zu werden.',
  'evidence.state-approved': 'Anerkannt von {assessor} am {date}.',
  'evidence.state-returned': 'Zurückgegeben von {assessor} am {date}: {reason}',
  'evidence.again': 'Du kannst es wieder abgeben, so oft du willst.',
  'evidence.nobody':
    'Noch darf das niemand beurteilen: Deine Administration muss jemanden benennen. Was du abgibst, wartet so lange.',
  'evidence.more':
    '{count, plural, one {Ein weiterer Beleg ist} other {# weitere Belege sind}} gefragt, sobald diese fertig sind.',
  'evidence.dialog-title': 'Dein Beleg',
  'evidence.text': 'Was du getan hast, und woran du siehst, dass es richtig war',
  'evidence.submit': 'Abgeben',
  'evidence.cancel': 'Abbrechen',
  'evidence.handed-in': 'Abgegeben: {title}. Ich melde mich, sobald es jemand beurteilt hat.',
  'evidence.withdrawn': 'Zurückgenommen; Text und Dateien sind gelöscht. Sag **belege**, um neu abzugeben.',
  'evidence.fault-unknown': 'Das ist nicht mehr gefragt. Sag **belege**, um zu sehen, was es ist.',
  'evidence.fault-nothing': 'Es ist noch nichts darin. Schreib etwas oder wähle eine Datei.',
  'evidence.fault-no-text':
    'Text wird hier nicht genommen. Füge ein Foto oder eine Datei hinzu, und lass den Text leer.',
  'evidence.fault-text-too-long': 'Das sind mehr als 3.000 Zeichen. Kürze es, oder gib eine Datei ab.',
  'evidence.fault-waits':
    'Das hast du schon abgegeben, und es wartet auf ein Urteil. Nimm es zuerst zurück, um es zu ändern.',
  'evidence.fault-approved': 'Das ist schon anerkannt: Es gibt nichts mehr abzugeben.',
  'evidence.fault-empty': '„{name}“ ist leer. Wähle die Datei noch einmal.',
  'evidence.fault-too-large':
    '„{name}“ ist größer als 10 MB. Verkleinere die Datei, oder gib ein Foto statt eines Scans ab.',
  'evidence.fault-too-many': 'Höchstens fünf Dateien können auf einmal abgegeben werden.',
  'evidence.fault-too-much': 'Zusammen sind das mehr als 25 MB. Gib weniger oder kleinere Dateien ab.',
  'evidence.fault-heic':
    '„{name}“ ist ein HEIC-Foto, das hier nicht gelesen werden kann. Wähle in den Kamera-Einstellungen „Maximale Kompatibilität“, oder speichere es als JPEG.',
  'evidence.fault-webp':
    '„{name}“ ist ein WebP-Bild, das hier nicht gelesen werden kann. Speichere es als JPEG oder PNG.',
  'evidence.fault-not-taken':
    '„{name}“ ist weder ein Foto als JPEG oder PNG noch PDF noch reiner Text, wie auch immer die Datei heißt. Speichere sie als eines davon.',
  'evidence.fault-no-photos': 'Fotos werden hier nicht genommen: „{name}“ ist eines.',
  'evidence.fault-no-files': 'Hier werden nur Fotos genommen, als JPEG oder PNG: „{name}“ ist keines.',
  'evidence.fault-damaged':
    '„{name}“ ist beschädigt. Öffne die Datei auf deinem Gerät, speichere sie neu, und wähle sie noch einmal.',
  'evidence.fault-too-many-pixels': '„{name}“ hat zu viele Bildpunkte. Verkleinere das Bild.',
  'evidence.waits': '{count, plural, one {Ein Beleg wartet} other {# Belege warten}} auf dein Urteil.',
  'evidence.waits-why':
    'Du besitzt, worum es geht, oder wurdest dafür benannt. Ich sage das höchstens einmal am Tag.',
  'evidence.judge-next': 'Den ältesten öffnen',
  'evidence.judge-heading': '{name}: {title}',
  'evidence.judge-for': 'Für {achievement}, abgegeben am {date}.',
  'evidence.judge-appointed': 'Du urteilst, weil du benannt wurdest: {why}',
  'evidence.judge-holder': 'Du urteilst, weil du es selbst besitzt.',
  'evidence.judge-files': '{count, plural, one {Eine Datei} other {# Dateien}}: {names}',
  'evidence.judge-lock': 'Er ist bis {time} deiner; danach kann ihn jemand anders nehmen.',
  'evidence.judge-here': 'Hier beurteilen',
  'evidence.judge-web': 'Mit Dateien öffnen',
  'evidence.judge-web-text': 'Im Browser öffnen',
  'evidence.judge-title': 'Beleg beurteilen',
  'evidence.judge-lines': 'Was erfüllt ist',
  'evidence.judge-decision': 'Dein Urteil',
  'evidence.judge-approve': 'Anerkennen: Alles ist erfüllt',
  'evidence.judge-return': 'Mit Begründung zurückgeben',
  'evidence.judge-reason': 'Deine Worte an die lernende Person',
  'evidence.judge-reason-hint': 'Nötig zum Zurückgeben: was fehlt, und wie es besser wird.',
  'evidence.judge-send': 'Entscheiden',
  'evidence.judge-approved': 'Anerkannt. {name} erfährt es jetzt.',
  'evidence.judge-returned': 'Zurückgegeben. {name} erfährt, warum, und wie es weitergeht.',
  'evidence.judge-another': 'Der nächste',
  'evidence.judge-nothing': 'Nichts wartet auf dein Urteil.',
  'evidence.judge-fault-decided': 'Das hat schon jemand entschieden. Dabei bleibt es.',
  'evidence.judge-fault-withdrawn': 'Das wurde zurückgenommen.',
  'evidence.judge-fault-locked':
    'Das beurteilt gerade jemand anders. Spätestens um {time} ist es wieder frei.',
  'evidence.judge-fault-own': 'Das ist dein eigener Beleg: Jemand anders muss ihn beurteilen.',
  'evidence.judge-fault-not-yours': 'Das hat jemand anders abgegeben.',
  'evidence.judge-fault-unknown': 'Das gibt es nicht mehr.',
  'evidence.judge-fault-not-eligible':
    'Beurteilen dürfen das nur Menschen, die diesen Nachweis jetzt besitzen oder dafür benannt wurden.',
  'evidence.judge-fault-enough-today':
    'Du hast heute zehn beurteilt, und das genügt: danke. Der Rest wartet bis morgen.',
  'evidence.judge-fault-not-all-met':
    'Zum Anerkennen muss jede Zeile erfüllt sein. Hake an, was fehlt, oder gib es zurück.',
  'evidence.judge-fault-no-reason': 'Sag zum Zurückgeben in einem Satz, was fehlt.',
  'evidence.judge-fault-reason-too-long': 'Das sind mehr als 1.000 Zeichen. Bitte kürze es.',
  'evidence.judge-fault-all-met':
    'Alles ist als erfüllt markiert: Erkenne es an, oder nimm den Haken weg bei dem, was fehlt.',
  'evidence.judge-fault-no-decision': 'Wähle, ob du anerkennst oder zurückgibst.',
  'evidence.told-approved': 'Anerkannt: {title}',
  'evidence.told-approved-text':
    '{assessor} hat angesehen, was du für {achievement} abgegeben hast: Alles ist erfüllt. Gut gemacht.',
  'evidence.told-holder': '{assessor} besitzt diesen Nachweis.',
  'evidence.told-appointed': '{assessor} wurde zum Beurteilen benannt: {why}',
  'evidence.told-returned': 'Noch nicht: {title}',
  'evidence.told-returned-text':
    '{assessor} hat angesehen, was du für {achievement} abgegeben hast, und schreibt: {reason}',
  'evidence.self-approved':
    'Das hattest du selbst anerkannt, mit einem anderen Konto von dir. Gib es noch einmal ab: Jemand anders muss es beurteilen.',
  'evidence.line-met': 'Erfüllt: {text}',
  'evidence.line-open': 'Noch nicht: {text}',
  'evidence.page-title': 'Beleg abgeben',
  'evidence.page-asked': 'Was gefragt ist',
  'evidence.page-files': 'Fotos und Dateien',
  'evidence.page-takes':
    '{kinds, select, photo {Fotos als JPEG oder PNG.} file {PDF, reiner Text, oder Fotos als JPEG oder PNG.} other {Fotos als JPEG oder PNG, PDF oder reiner Text.}} Höchstens fünf, je 10 MB, zusammen 25 MB.',
  'evidence.page-privacy':
    'Fotos werden neu gezeichnet; Ort, Zeit und Kamera stehen danach nicht mehr darin. Ein PDF bleibt, wie es ist: Sieh nach, was darin steht. Das sehen nur du und wer es beurteilen darf, es sei denn, du zeigst es auf deinem Nachweis.',
  'evidence.page-kept':
    'Dateien werden 24 Monate nach der Anerkennung gelöscht, 3 Monate nach einer Rückgabe, und sofort, wenn du sie zurücknimmst.',
  'evidence.page-yours': 'Was du abgegeben hast',
  'evidence.page-theirs': 'Was abgegeben wurde',
  'evidence.page-photo': 'Foto: {name}',
  'evidence.page-file-gone': '{name} (gelöscht: die Zeit ist um)',
  'evidence.page-judge': 'Dein Urteil',
  'evidence.page-back': 'Zurück zu deiner Seite',
  'evidence.page-not-there': 'Hier ist nichts für dich',
  'evidence.page-not-sent': 'Das wurde nicht abgegeben',
  'evidence.page-withdrawn': 'Zurückgenommen; Text und Dateien sind gelöscht.',
  'evidence.page-busy': 'Das war zu oft in kurzer Zeit. Warte bitte eine Minute.',
  'help.evidence': '**belege**: abgeben, was zeigt, dass du es kannst',
  'help.badges': '**abzeichen**: was du erworben hast, und was zum nächsten fehlt',
  'help.check': '**nachweisen**: zeigen, was du weißt, sobald die Fragen dafür bereit sind',
  'help.portfolio': '**portfolio**: deine Abzeichen auf deiner eigenen Seite, und was andere davon sehen',
  'web.link-there': 'Im Browser öffnen',

  'card.shortened': '… (gekürzt)',
  'card.not-shown':
    '… {count, plural, one {# weiterer Teil wird} other {# weitere Teile werden}} hier nicht gezeigt.',
  'card.nothing-to-choose': 'Es gibt nichts zur Auswahl.',
  'card.required': 'Bitte ausfüllen: {label}',

  'web.front': 'Lektionen und Fragen kommen im Chat: Schreib dem Bot „Hilfe“.',

  'days.all': 'jeden Tag',
  'days.workdays': 'Montag bis Freitag',
  'days.none': 'an keinem Tag',

  'problem.not-yours': 'Diese Frage ging an jemand anderen. Deine kommen in deiner eigenen Direktnachricht.',
  'problem.gone':
    'Diese Nachricht ist zu lange her, man kann sie nicht mehr beantworten. Schreib **heute**, dann siehst du, was jetzt wartet.',
  'problem.closed':
    'Diese Einheit ist geschlossen, und was offen war, kommt in der nächsten. Schreib **heute**, dann siehst du, was jetzt wartet.',
  'problem.not-saved':
    'Das konnte ich gerade nicht speichern. Es hat sich nichts geändert: Die Frage ist noch offen. Bitte drück in einem Moment noch einmal. (Kennung {reference})',
  'problem.failed':
    'Bei uns ist etwas schiefgegangen, und wir haben es notiert. Bitte versuch es noch einmal; wenn es wieder passiert, nenn deiner Programmleitung diese Kennung: {reference}',
  'problem.left':
    'Deine Zeit in diesem Programm ist zu Ende. Danke, dass du mit uns gelernt hast; was du erreicht hast, bleibt dir.',

  'install.heading': 'Whetstone zu {platform, select, teams {Microsoft Teams} other {Slack}} hinzufügen',
  'install.invited':
    'Du bist eingeladen, {platform, select, teams {euren Microsoft-365-Mandanten} other {euren Slack-Workspace}} mit {organization} zu verbinden. Wer dazugehört, bekommt dort Lektionen, sonst niemand.',
  'install.who':
    '{platform, select, teams {Als Nächstes fragt Microsoft. Du musst den Mandanten verwalten dürfen.} other {Als Nächstes fragt Slack. Du musst im Workspace Apps installieren dürfen.}}',
  'install.button': '{platform, select, teams {Weiter zu Microsoft} other {Zu Slack hinzufügen}}',
  'install.done': 'Whetstone ist da',
  'install.done-text': '{name} gehört jetzt zu {organization}.',
  'install.done-next':
    'Du kannst diese Seite schließen. Schreib Whetstone im Chat „Hilfe“, dann siehst du, was es kann.',
  'install.not-done': 'Es wurde nichts installiert',
  'install.no-invitation':
    'Für diese Seite brauchst du eine Einladung. Bitte die Person um einen Link, die Whetstone betreibt; `whetstone organization invite` macht einen.',
  'install.invitation-expired':
    'Diese Einladung ist abgelaufen: Sie galt sieben Tage. Bitte lass dir eine neue geben.',
  'install.invitation-used':
    'Diese Einladung wurde schon benutzt. Bitte lass dir für den nächsten Workspace eine neue geben.',
  'install.state':
    'Diese Installation wurde nicht in diesem Browser begonnen, ist älter als zehn Minuten oder schon abgeschlossen. Bitte öffne den Einladungslink noch einmal und drück dort auf die Schaltfläche.',
  'install.denied':
    'Du hast es nicht erlaubt, also hat sich nichts geändert. Willst du es noch einmal versuchen, öffne den Einladungslink erneut.',
  'install.code':
    'Die Plattform hat ihre eigene Antwort nicht angenommen: Vielleicht wurde sie schon benutzt, oder sie ist zu alt. Bitte öffne den Einladungslink noch einmal.',
  'install.settings':
    'Die Plattform kennt diese App unter ihren Einstellungen nicht. Wer Whetstone betreibt, findet den Grund im Protokoll und mit `whetstone doctor`.',
  'install.unreachable':
    'Die Plattform war nicht erreichbar. Bitte öffne den Einladungslink in einigen Minuten noch einmal.',
  'install.scopes':
    'Es wurde nicht alles erlaubt, was Whetstone braucht, darum wurde es wieder entfernt. Bitte öffne den Einladungslink noch einmal und erlaube alles. Es fehlt:',
  'install.belongs-to-another':
    'Dieser Workspace oder Mandant gehört hier schon zu einer anderen Organisation und bleibt dort. Ist das ein Irrtum, kann ihn die Person, die Whetstone betreibt, mit `whetstone installations remove` entfernen.',
  'install.not-confirmed':
    'Microsoft bestätigt nicht, dass euer Mandant zugestimmt hat. Das kann eine Minute dauern: Bitte öffne den Einladungslink dann noch einmal.',

  // Die öffentliche Seite eines Nachweises.
  'credential-page.valid': 'Gültig',
  'credential-page.expired': 'Abgelaufen',
  'credential-page.suspended': 'Ausgesetzt',
  'credential-page.revoked': 'Widerrufen',
  'credential-page.pending': 'Noch nicht signiert',
  'credential-page.valid-until': 'Es zählt heute und bis zum {date}, wenn sich nichts ändert.',
  'credential-page.valid-always': 'Es zählt heute und läuft nicht ab.',
  'credential-page.expired-text': 'Es zählte bis zum {date} und wurde seither nicht erneuert.',
  'credential-page.suspended-text':
    'Der Aussteller hat es am {date} ausgesetzt. Bis das geklärt ist, zählt es nicht.',
  'credential-page.revoked-text': 'Der Aussteller hat es am {date} zurückgezogen. Es zählt nicht mehr.',
  'credential-page.pending-text':
    'Es ist verliehen und wird gleich signiert. Bis dahin kann es niemand prüfen.',
  'credential-page.proof-lessons':
    '{lessons, plural, one {# Lektion} other {# Lektionen}} abgeschlossen, die letzte am {date}.',
  'credential-page.proof-mastery':
    'Vorhergesagte Erinnerung von {share} in {skill}, aus {answers, plural, one {# Antwort} other {# Antworten}} auf {items, plural, one {# Frage} other {# Fragen}}.',
  'credential-page.proof-retained':
    '{days, plural, one {# Tag} other {# Tage}} nach der letzten Übung noch gewusst: {items, plural, one {# nie geübte Frage} other {# nie geübte Fragen}} zu {outcomes, plural, one {# Lernergebnis} other {# Lernergebnissen}} am {date} richtig beantwortet.',
  'credential-page.proof-assessment':
    'Eine Prüfung am {date} mit {right} von {asked} richtig bestanden, im Versuch {attempt}.',
  'credential-page.proof-evidence':
    '„{title}“: am {date} angesehen und anerkannt von {assessor}, im Besitz dieses Abzeichens.',
  'credential-page.proof-evidence-appointed':
    '„{title}“: am {date} angesehen und anerkannt von {assessor}, für den Anfang zum Bewerten ernannt ({why}).',
  'credential-page.proof-renewed':
    'Verlängert: {items, plural, one {# zurückgelegte Frage} other {# zurückgelegte Fragen}} zu {outcomes, plural, one {dem Lernergebnis} other {den # Lernergebnissen}}, die am meisten verblasst waren, am {date} richtig beantwortet.',
  'credential-page.proof-held': 'Es baut auf „{achievement}“ auf, das bei der Verleihung gültig war.',
  'credential-page.proof-mentoring':
    '{count, plural, one {Eine Person} other {# Personen}} bis ans Ziel begleitet, bis {date}: {hours} Stunden Gespräch, nach deren eigenem Wort.',
  'credential-page.proof-mentor-meetings':
    '{count, plural, one {Ein Gespräch} other {# Gespräche}} mit einem Mentor, bis {date}.',
  'credential-page.untitled': 'Ein Abzeichen',
  'credential-page.no-name': 'Die Person, der es gehört',
  'credential-page.preview-title': '{title} – {name}',
  'credential-page.preview-alt': 'Das Abzeichen „{title}“ von {name}, ausgestellt von {issuer}. {state}.',
  'credential-page.verify-other': 'Anderes prüfen',
  'credential-page.high-stakes':
    'Dies belegt eine Kompetenz. Es ist keine Erlaubnis, die Arbeit auszuführen.',
  'credential-page.yours': 'Dieses Abzeichen gehört dir.',
  'credential-page.yours-public': 'Alle, die die Adresse haben, sehen diese Seite.',
  'credential-page.yours-private': 'Du hältst es privat: Niemand sonst sieht diese Seite.',
  'credential-page.yours-change': 'Ändern, was gezeigt wird',
  'credential-page.reason': 'Der festgehaltene Grund, den nur du siehst: {reason}',
  'credential-page.picture': 'Das Abzeichen „{title}“',
  'credential-page.awarded-to': 'Verliehen an {name}',
  'credential-page.issuer': 'Ausgestellt von',
  'credential-page.awarded': 'Verliehen am',
  'credential-page.until': 'Gültig bis',
  'credential-page.followed': 'Es wurde erneuert: zum neuen',
  'credential-page.replaced': 'Es wurde ersetzt: zum neuen',
  'credential-page.as-of':
    'So war es am {when}. Scanne den Code oder öffne die Adresse, um noch einmal nachzusehen.',
  'credential-page.qr': 'Ein QR-Code, der zu dieser Seite führt',
  'credential-page.not-public': 'Dieses Abzeichen ist nicht öffentlich',
  'credential-page.not-public-text':
    'Unter dieser Adresse gibt es keine öffentliche Seite. Hat dich jemand hierher geschickt, bitte um die Datei: Sie lässt sich ohne diese Seite prüfen.',
  'credential-page.verify-file': 'Eine Datei prüfen',
  'credential-page.erased': 'Diese Seite gibt es nicht mehr',
  'credential-page.erased-text':
    'Wem dieses Abzeichen gehörte, hat die eigenen Daten hier löschen lassen. Die behaltene Datei lässt sich weiterhin prüfen.',
  'credential-page.check': 'Prüfen',
  'credential-page.download': 'Herunterladen',
  'credential-page.png': 'Bild, in dem der Nachweis steckt (PNG)',
  'credential-page.svg': 'Dasselbe in jeder Größe (SVG)',
  'credential-page.json': 'Nachweis für Wallets und Programme (JSON)',
  'credential-page.jwt': 'Dasselbe als Token (JWT)',
  'credential-page.share': 'Teilen',
  'credential-page.link': 'Die Adresse dieser Seite',
  'credential-page.linkedin': 'In dein LinkedIn-Profil aufnehmen',
  'credential-page.mail': 'Per E-Mail senden',
  'credential-page.proven': 'Was nachgewiesen wurde, und wie',
  'credential-page.outcomes': 'Lernergebnisse',
  'credential-page.outcomes-count':
    '{count, plural, one {# Lernergebnis} other {# Lernergebnisse}}, oben aufgeführt',
  'credential-page.frameworks': 'In öffentlichen Rahmenwerken',
  'credential-page.evidence': 'Belege',
  'credential-page.evidence-by': 'Anerkannt von {assessor} am {date}',
  'credential-page.endorsers': 'Wer dafür einsteht',
  'credential-page.endorsed':
    'steht für {what, select, credential {dieses Abzeichen} achievement {diese Leistung} other {den Aussteller}} ein, seit dem {date}',
  'credential-page.endorsement-file': 'Die unterschriebene Datei',
  'credential-page.elements': 'Im Einzelnen',
  'credential-page.elements-text':
    'Die Angaben, die die EU-Empfehlung zu Microcredentials verlangt, eine nach der anderen.',
  'credential-page.learner': 'Lernende Person',
  'credential-page.title': 'Titel',
  'credential-page.country': 'Land des Ausstellers',
  'credential-page.awarding-body': 'Verleihende Stelle',
  'credential-page.workload': 'Arbeitsaufwand',
  'credential-page.hours': '{hours, plural, one {# Stunde} other {# Stunden}} Lernzeit',
  'credential-page.hours-ects': '{hours, plural, one {# Stunde} other {# Stunden}} Lernzeit, {ects} ECTS',
  'credential-page.level': 'Niveau',
  'credential-page.eqf': 'EQR-Niveau {level}',
  'credential-page.assessment': 'Art der Bewertung',
  'credential-page.participation': 'Form der Teilnahme',
  'credential-page.participation-form':
    '{form, select, online {Digital} blended {Digital und vor Ort} other {Vor Ort}}',
  'credential-page.quality': 'Qualitätssicherung',
  'credential-page.not-stated': 'Keine Angabe',

  // Die öffentlichen Seiten von Leistungen und Ausstellern.
  'about-page.see': 'Was es für dieses Abzeichen braucht',
  'about-page.retired':
    'Dieses Abzeichen wird nicht mehr angeboten. Was dafür ausgestellt wurde, gilt wie bisher.',
  'about-page.takes': 'Was es dafür braucht',
  'about-page.stands-for': 'Wofür es steht',
  'about-page.all': 'All dies:',
  'about-page.any': 'Eines davon:',
  'about-page.at-least': 'Mindestens {count} davon:',
  'about-page.lessons': 'Alle Lektionen von {modules} abgeschlossen.',
  'about-page.mastery': 'Vorhergesagte Erinnerung von mindestens {share} über alle Fragen zu {skill}.',
  'about-page.retained':
    '{days, plural, one {# Tag} other {# Tage}} nach der letzten Übung noch gewusst: {items, plural, one {# nie geübte Frage} other {# nie geübte Fragen}} zu {outcomes, plural, one {# Lernergebnis} other {jedem von # Lernergebnissen}}, richtig beantwortet und ohne Rückmeldung vor dem Ende.',
  'about-page.retained-tries':
    'Ein Lernergebnis wird in {days, plural, one {# Tag} other {# Tagen}} höchstens {attempts, plural, one {einmal} other {#-mal}} abgefragt, jedes Mal mit anderen Fragen.',
  'about-page.assessment':
    'Eine Prüfung mit {items, plural, one {# Frage} other {# Fragen}} zu {outcomes, plural, one {# Lernergebnis} other {# Lernergebnissen}}, davon mindestens {share} richtig.',
  'about-page.assessment-tries':
    '{attempts, plural, one {Es gibt einen Versuch.} other {Es gibt # Versuche{days, plural, =0 {} one {, mit mindestens # Tag Abstand} other {, mit mindestens # Tagen Abstand}}.}}',
  'about-page.form': '{form, select, photo {ein Foto} file {eine Datei} other {einen Text}}',
  'about-page.evidence':
    '„{title}“: gezeigt durch {forms} und anerkannt von jemandem, der bewerten darf und nie selbst die lernende Person ist.',
  'about-page.rubric': 'Worauf bei der Bewertung geachtet wird:',
  'about-page.held': '„{title}“, erworben und gültig.',
  'about-page.mentoring-completed':
    '{count, plural, one {Eine Person} other {# Personen}} bis ans Ziel begleitet, mit mindestens {minutes} Minuten Gespräch mit jeder, nach deren eigenem Wort.',
  'about-page.mentor-meetings':
    '{count, plural, one {Ein Gespräch} other {# Gespräche}} mit jemandem, der das Abzeichen dafür hat.',
  'about-page.elements-text':
    'Was die EU-Empfehlung zu Microcredentials verlangt, soweit es nicht um eine einzelne Person geht.',
  'about-page.validity': 'Gültigkeit',
  'about-page.months': '{months, plural, one {# Monat} other {# Monate}} ab der Verleihung',
  'about-page.for-ever': 'Kein Enddatum',
  'about-page.renewal': 'Verlängerung',
  'about-page.renewal-form':
    '{form, select, weak {Zurückgelegte Fragen zu den Lernergebnissen, die am meisten verblasst sind} all {Zurückgelegte Fragen zu allen Lernergebnissen} other {Es wird nicht verlängert}}',
  'about-page.as-of': 'So war es am {when}. Öffne die Adresse, um noch einmal nachzusehen.',
  'about-page.missing': 'Unter dieser Adresse gibt es nichts',
  'about-page.missing-text':
    'Vielleicht ist sie vertippt, oder sie führt zu etwas, das nicht öffentlich ist. Was dir jemand als Datei geschickt hat, lässt sich ohne diese Seite prüfen.',
  'about-page.issues':
    'Verleiht die Abzeichen, die hier stehen, und unterschreibt jedes mit einem eigenen Schlüssel.',
  'about-page.partner':
    'Ein Partner des Programms: steht für das ein, was andere verleihen, und verleiht hier selbst nichts.',
  'about-page.issuer-facts': 'Wer das ist',
  'about-page.country': 'Land',
  'about-page.site': 'Website',
  'about-page.contact': 'E-Mail',
  'about-page.awards': 'Was hier verliehen wird',
  'about-page.awards-none': 'Noch nichts.',
  'about-page.identity': 'Woran man die Unterschriften erkennt',
  'about-page.did': 'Name in den Abzeichen (DID)',
  'about-page.did-none': 'Hier wird noch nichts unterschrieben.',
  'about-page.did-file': 'Das DID-Dokument, für Programme',
  'about-page.keys': 'Öffentliche Schlüssel',
  'about-page.keys-none': 'Noch keine: Der erste entsteht mit der ersten Unterschrift.',
  'about-page.key': 'Schlüssel {number}',
  'about-page.key-signs': 'unterschreibt seit dem {from}',
  'about-page.key-retired': 'hat vom {from} bis zum {to} unterschrieben; das gilt wie bisher',
  'about-page.key-lost':
    'seit dem {at} nicht mehr vertrauenswürdig: Was damit unterschrieben war, wurde zurückgezogen',

  // Portfolios: die öffentliche Seite, und wie man über sie bestimmt.
  'portfolio-page.heading': 'Abzeichen von {name}',
  'portfolio-page.count': '{valid} von {total} sind heute gültig.',
  'portfolio-page.nothing': 'Hier wird noch nichts gezeigt.',
  'portfolio-page.closed': 'Hier gibt es kein offenes Portfolio',
  'portfolio-page.closed-text': 'Vielleicht ist es privat, oder die Adresse hat sich geändert.',
  'portfolio-page.mine': 'Deine Abzeichen',
  'portfolio-page.none-yet':
    'Du hast noch keines. Schreib dem Bot im Chat „Abzeichen“: Er sagt dir, was zum nächsten fehlt.',
  'portfolio-page.portfolio': 'Dein Portfolio',
  'portfolio-page.what-it-is':
    'Eine öffentliche Seite mit den Abzeichen, die du auswählst. Niemand sieht sie, bis du sie öffnest.',
  'portfolio-page.is-open': 'Offen: Alle, die die Adresse haben, sehen es.',
  'portfolio-page.is-closed': 'Privat: Niemand sonst sieht es.',
  'portfolio-page.open': 'Für alle öffnen',
  'portfolio-page.close': 'Privat machen',
  'portfolio-page.handle': 'Seine Adresse',
  'portfolio-page.handle-hint':
    'Kleinbuchstaben, Ziffern und Bindestriche, 3 bis 40 Zeichen. Wenn du sie änderst, führen Links zur alten ins Leere.',
  'portfolio-page.save': 'Speichern',
  'portfolio-page.in-it': 'In deinem Portfolio',
  'portfolio-page.private': 'Privat',
  'portfolio-page.add': 'Im Portfolio zeigen',
  'portfolio-page.remove': 'Aus dem Portfolio nehmen',
  'portfolio-page.keep-private': 'Privat halten',
  'portfolio-page.make-public': 'Öffentlich machen',
  'portfolio-page.see-portfolio': 'Dein Portfolio ansehen',
  'portfolio-page.evidence': 'Belege auf seiner Seite',
  'portfolio-page.show-evidence': 'Angekreuztes zeigen',
  'portfolio-page.approved': 'anerkannt von {assessor} am {date}',
  'portfolio-page.about': 'Zu „{title}“',
  'portfolio-page.undo': 'Rückgängig',
  'portfolio-page.did-opened': 'Dein Portfolio ist für alle offen.',
  'portfolio-page.did-closed': 'Dein Portfolio ist wieder privat.',
  'portfolio-page.did-handle':
    'Dein Portfolio hat eine neue Adresse. Links zur alten führen jetzt ins Leere.',
  'portfolio-page.did-first-handle':
    'Dein Portfolio hat seine Adresse. Niemand sonst sieht es, bis du es öffnest.',
  'portfolio-page.did-added': '„{title}“ ist in deinem Portfolio.',
  'portfolio-page.did-removed': '„{title}“ ist nicht mehr in deinem Portfolio.',
  'portfolio-page.did-private': '„{title}“ ist privat. Links zu seiner Seite gehen für andere jetzt nicht.',
  'portfolio-page.did-public': '„{title}“ hat wieder eine öffentliche Seite.',
  'portfolio-page.did-evidence': 'Die Seite von „{title}“ zeigt die Belege, die du ausgewählt hast.',
  'portfolio-page.fault-taken': 'Diese Adresse hat schon jemand. Bitte wähle eine andere.',
  'portfolio-page.fault-reserved': 'Diese Adresse braucht das Programm selbst. Bitte wähle eine andere.',
  'portfolio-page.fault-too-short': 'Eine Adresse hat mindestens 3 Zeichen.',
  'portfolio-page.fault-too-long': 'Eine Adresse hat höchstens 40 Zeichen.',
  'portfolio-page.fault-signs':
    'Bitte nur Buchstaben von a bis z, Ziffern und einzelne Bindestriche dazwischen.',

  // Wo Nachweise von jedem geprüft werden.
  'verify-page.heading': 'Ist dieses Abzeichen echt?',
  'verify-page.text':
    'Prüfe jeden Nachweis nach Open Badges 3.0, von jedem Aussteller. Du brauchst kein Konto, und nichts, was du hier prüfst, wird gespeichert.',
  'verify-page.file': 'Eine Datei: Bild (PNG, SVG), JSON oder JWT, höchstens 2 MB',
  'verify-page.link': 'Oder ein Link dazu',
  'verify-page.paste': 'Oder sein Text, eingefügt',
  'verify-page.check': 'Prüfen',
  'verify-page.again': 'Anderes prüfen',
  'verify-page.valid': 'Gültig',
  'verify-page.expired': 'Abgelaufen',
  'verify-page.suspended': 'Ausgesetzt',
  'verify-page.revoked': 'Widerrufen',
  'verify-page.not-yet-valid': 'Noch nicht gültig',
  'verify-page.invalid': 'Nicht gültig',
  'verify-page.unknown': 'Es ließ sich nicht herausfinden',
  'verify-page.valid-text': 'Alles, was sich ansehen ließ, ist in Ordnung.',
  'verify-page.expired-text': 'Es ist echt, aber seine Zeit ist abgelaufen.',
  'verify-page.suspended-text': 'Es ist echt, aber der Aussteller hat es vorerst ausgesetzt.',
  'verify-page.revoked-text': 'Es wurde ausgestellt, aber der Aussteller hat es seither zurückgezogen.',
  'verify-page.not-yet-valid-text': 'Es ist echt, aber es zählt noch nicht.',
  'verify-page.invalid-text': 'Verlass dich nicht darauf: Unten steht, was nicht stimmt.',
  'verify-page.unknown-text':
    'Es fand sich nichts Falsches, aber nicht alles ließ sich ansehen. Versuch es später noch einmal, bevor du dich darauf verlässt.',
  'verify-page.checks': 'Was geprüft wurde',
  'verify-page.passed': 'In Ordnung',
  'verify-page.failed': 'Nicht in Ordnung',
  'verify-page.not-known': 'Nicht prüfbar',
  'verify-page.absent': 'Nicht vorhanden',
  'verify-page.check-format': 'Datei',
  'verify-page.check-contexts': 'Begriffe',
  'verify-page.check-schema': 'Aufbau',
  'verify-page.check-proof': 'Signatur',
  'verify-page.check-issuer': 'Aussteller',
  'verify-page.check-dates': 'Zeitraum',
  'verify-page.check-revocation': 'Widerruf',
  'verify-page.check-suspension': 'Aussetzung',
  'verify-page.check-endorsements': 'Fürsprachen',
  'verify-page.says': 'Was darin steht',
  'verify-page.says-text':
    'So, wie es im Nachweis steht. Eine Signatur zeigt, wer es gesagt hat und dass es niemand verändert hat, nicht, dass es wahr ist. Fremde Bilder werden nicht gezeigt: Sie beweisen nichts.',
  'verify-page.holder': 'Gehört',
  'verify-page.from': 'Ab',
  'verify-page.until': 'Bis',
  'verify-page.criteria': 'Kriterien',
  'verify-page.ours': 'Es wurde hier ausgestellt: zu seiner Seite',
  'verify-page.not-ours': 'Es nennt eine Adresse hier, ist aber nicht das, was dort ausgestellt wurde.',
  'verify-page.nothing': 'Bitte wähle eine Datei, gib einen Link an oder füge einen Text ein.',
  'verify-page.too-large':
    'Das ist größer als 2 MB. Nachweise sind klein: Vielleicht ist es eine andere Datei.',
  'verify-page.too-often':
    'Aus deinem Netz kamen zu viele Prüfungen. Bitte versuch es in einer Minute noch einmal.',
  'verify-page.not-fetched-text':
    'Der Link ließ sich nicht öffnen, also wurde nichts geprüft. Lade den Nachweis selbst herunter und wähle die Datei hier aus.',
  'verify-page.not-public':
    'Dieses Abzeichen ist nicht öffentlich. Bitte die Person um die Datei, der es gehört, und wähle sie hier aus.',

  // Was jede Prüfung eines Nachweises ergab; Werte sind, wie sie im Nachweis stehen.
  'verify.format-json': 'Es ist ein Nachweis als JSON.',
  'verify.format-jwt': 'Es ist ein Nachweis als signiertes Token (JWT).',
  'verify.format-png': 'Der Nachweis steckte im Bild (PNG).',
  'verify.format-svg': 'Der Nachweis steckte im Bild (SVG).',
  'verify.too-large': 'Es ist größer, als Nachweise sind.',
  'verify.broken-jwt':
    'Es sieht nach einem signierten Token aus, ist aber nicht lesbar: Vielleicht fehlt ein Teil.',
  'verify.broken-json': 'Es sieht nach JSON aus, ist aber nicht lesbar: Vielleicht fehlt ein Teil.',
  'verify.empty': 'Es ist leer.',
  'verify.no-credential': 'Darin ist kein Nachweis, der sich lesen ließe.',
  'verify.damaged': 'Das Bild oder der Nachweis darin ist beschädigt. Bitte um die Originaldatei.',
  'verify.nothing-inside':
    'Es ist nur ein Bild: Darin steckt kein Nachweis. Vielleicht ging er beim Verkleinern oder beim Senden im Chat verloren; bitte um die Originaldatei.',
  'verify.twice': 'Darin stecken zwei Nachweise. Das ist nicht erlaubt: Einer könnte den anderen verdecken.',
  'verify.contexts': 'Alle Begriffe darin stammen aus Vokabularen, die hier bekannt sind.',
  'verify.unknown-context': 'Es verwendet ein Vokabular, das hier nicht bekannt ist: {address}',
  'verify.renamed-word':
    'Es gibt einem Wort der Standards einen anderen Namen und verbirgt so, was dort steht: {word}',
  'verify.hidden-word':
    'Es sagt etwas unter einem anderen Namen, als die Standards dafür haben, und verbirgt es so.',
  'verify.schema': 'Es hat alles, was Open Badges 3.0 verlangt.',
  'verify.wrong-shape': 'Etwas fehlt oder ist nicht so, wie Open Badges 3.0 es verlangt: {where}',
  'verify.proof': 'Die Signatur stimmt: Seither hat niemand etwas verändert.',
  'verify.signature': 'Die Signatur stimmt nicht: Etwas wurde verändert, oder jemand anderes hat signiert.',
  'verify.undefined-term':
    'Es verwendet Begriffe, die kein Vokabular festlegt. Was signiert wurde, kann so niemand sagen.',
  'verify.key': 'Der Schlüssel, mit dem signiert wurde, ist nicht brauchbar.',
  'verify.other-kind': 'Es ist auf eine Art signiert, die sich hier nicht prüfen lässt ({kind}).',
  'verify.purpose': 'Es wurde zu einem anderen Zweck signiert, als etwas über jemanden auszusagen.',
  'verify.no-proof': 'Es ist nicht signiert. Jeder könnte es geschrieben haben.',
  'verify.key-missing': 'Der Aussteller hat den Schlüssel nicht oder nicht mehr, mit dem signiert wurde.',
  'verify.key-unreachable':
    'Der Schlüssel des Ausstellers war nicht zu bekommen: {why, select, private {Seine Adresse ist keine öffentliche} time {Es dauerte zu lange} status {Er steht nicht unter seiner Adresse} size {Was dort steht, ist zu groß} type {Unter seiner Adresse steht etwas anderes} offline {Es sollte nichts abgerufen werden} other {Seine Adresse antwortete nicht}}.',
  'verify.key-kind': 'Der Schlüssel, mit dem signiert wurde, lässt sich hier nicht prüfen.',
  'verify.jwt-header': 'Das Token sagt nicht auf anerkannte Weise, wie es signiert wurde.',
  'verify.claims': 'Das Token und der Nachweis darin widersprechen einander.',
  'verify.issuer': 'Der Schlüssel gehört dem, der als Aussteller genannt ist: {issuer}',
  'verify.other-issuer':
    'Als Aussteller ist {issuer} genannt, signiert wurde aber mit einem Schlüssel von {key}.',
  'verify.issuer-unknown': 'Wer es signiert hat, ließ sich nicht herausfinden.',
  'verify.key-inside': 'Der Schlüssel kam mit dem Nachweis selbst. Wem er gehört, bürgt also niemand.',
  'verify.dates': 'Es liegt in seinem Zeitraum, der am {until} endet.',
  'verify.no-end': 'Es liegt in seinem Zeitraum, der kein Ende hat.',
  'verify.not-yet': 'Es zählt erst ab dem {from}.',
  'verify.expired': 'Seine Zeit endete am {until}.',
  'verify.list-unreachable':
    'Die Liste des Ausstellers war nicht zu bekommen: {why, select, private {Ihre Adresse ist keine öffentliche} time {Es dauerte zu lange} status {Sie steht nicht unter ihrer Adresse} size {Was dort steht, ist zu groß} type {Unter ihrer Adresse steht etwas anderes} offline {Es sollte nichts abgerufen werden} other {Ihre Adresse antwortete nicht}}. Vielleicht wurde es zurückgezogen.',
  'verify.list-of-other': 'Die Liste, auf die es verweist, gehört einem anderen Aussteller.',
  'verify.list-broken': 'Die Signatur der Liste des Ausstellers stimmt nicht.',
  'verify.list-unproven': 'Die Signatur der Liste des Ausstellers ließ sich nicht prüfen.',
  'verify.list-old': 'Die Liste des Ausstellers ist nicht von heute.',
  'verify.list-unreadable': 'Die Liste des Ausstellers ist nicht lesbar.',
  'verify.revoked': 'Der Aussteller hat es zurückgezogen.',
  'verify.suspended': 'Der Aussteller hat es vorerst ausgesetzt.',
  'verify.not-revoked': 'Der Aussteller hat es nicht zurückgezogen.',
  'verify.not-suspended': 'Der Aussteller hat es nicht ausgesetzt.',
  'verify.no-revocation': 'Es verweist auf keine Liste: Der Aussteller kann es nicht zurückziehen.',
  'verify.no-suspension': 'Es verweist auf keine Liste: Der Aussteller kann es nicht aussetzen.',
  'verify.status-kind':
    'Es verweist auf eine Liste, die sich hier nicht prüfen lässt. Vielleicht wurde es zurückgezogen.',
  'verify.no-endorsements': 'Fürsprachen anderer stecken nicht darin.',
  'verify.endorsements':
    '{count, plural, one {Die Fürsprache darin ist richtig signiert.} other {Alle # Fürsprachen darin sind richtig signiert.}}',
  'verify.endorsement-broken':
    '{count, plural, one {Die Fürsprache darin stimmt nicht.} other {Von # Fürsprachen darin stimmen nicht alle.}}',
  'verify.endorsement-lapsed':
    '{count, plural, one {Die Fürsprache darin ist abgelaufen oder wurde zurückgenommen.} other {Von # Fürsprachen darin sind einige abgelaufen oder zurückgenommen.}}',
  'verify.endorsement-unproven':
    '{count, plural, one {Die Fürsprache darin ließ sich nicht prüfen.} other {Von # Fürsprachen darin ließen sich nicht alle prüfen.}}',
  // proving
  'sitting.heading': 'Sitzt es noch?',
  'sitting.offer-retained':
    '{days, plural, one {Ein Tag ist} other {# Tage sind}} ohne Übung vergangen. **{title}** fragt, ob du es noch weißt: {questions, plural, one {eine Frage} other {# Fragen}}, die beim Üben nie vorkommen.',
  'sitting.offer-assessment':
    'Die Prüfung für **{title}** ist bereit: {questions, plural, one {eine Frage} other {# Fragen}}, die beim Üben nie vorkommen.',
  'sitting.offer-renewal':
    '**{title}** gilt bis {date}. Um es zu verlängern, zeig, was am meisten verblasst ist: {questions, plural, one {eine Frage} other {# Fragen}} aus denen, die niemand übt. Alles richtig, und eine neue Zeit beginnt.',
  'sitting.renew-heading': 'Behalte dein Abzeichen',
  'sitting.rules':
    'Jede Frage wird einmal beantwortet. Wie es lief, erfährst du am Ende. Einmal begonnen, bleibt alles einen Tag offen; was du angesehen und nicht beantwortet hast, zählt dann als falsch. Das Angebot gilt eine Woche.',
  'sitting.start': 'Beginnen',
  'sitting.later': 'Später',
  'sitting.meta': '{title} · Frage {position} von {total} · Ergebnis am Ende',
  'sitting.passed-heading': 'Du weißt es noch',
  'sitting.end-heading': 'So lief es',
  'sitting.passed':
    'Das ist für **{title}** nachgewiesen: alles, was gefragt wurde, mit Fragen, die beim Üben nie vorkommen.',
  'sitting.failed': 'Für **{title}** war diesmal noch nicht alles da. Was du gezeigt hast, zählt.',
  'sitting.expired':
    'Ein Tag ist vorbei, darum endet dieser Nachweis für **{title}** mit dem, was du beantwortet hattest. Was du gezeigt hast, zählt.',
  'sitting.shown': '✓ {outcome}',
  'sitting.not-yet': '○ noch nicht: {outcome}',
  'sitting.not-asked': '· nicht gefragt: {outcome}',
  'sitting.next': 'Der Rest kommt zurück in deine täglichen Fragen, und du wirst später noch einmal gefragt.',
  'sitting.no-hurry':
    'Keine Eile: Es wartet eine Woche. Schreib **nachweisen**, wenn du ein paar Minuten hast.',
  'sitting.none': 'Gerade gibt es nichts nachzuweisen. **fortschritt** sagt dir, wie weit du bist.',
  'sitting.gone':
    'Dieser Nachweis ist nicht mehr offen. Schreib **nachweisen**, um zu sehen, was jetzt wartet.',
  // badges
  'badges.heading': 'Deine Abzeichen',
  'badges.none': 'Noch keines. Unten steht, was es jeweils braucht.',
  'badges.nothing':
    'Noch keines, und du bist auf keinem Lernpfad, der zu einem führt. Schreib **lernen**, um zu sehen, was es gibt.',
  'badges.way': 'Auf dem Weg',
  'badges.share': '{percent} % von dem, was es braucht',
  'badges.valid': 'gültig',
  'badges.valid-until': 'gültig bis {date}',
  'badges.pending': 'verdient, wird unterschrieben',
  'badges.expired': 'abgelaufen am {date}',
  'badges.suspended': 'ausgesetzt: {reason}',
  'badges.revoked': 'widerrufen: {reason}',
  'missing.lessons': '{done} von {total} Lektionen abgeschlossen',
  'missing.mastery': '{skill}: jetzt gewusst {done} %; nötig sind {total} %',
  'missing.retained': 'danach einige Tage ohne Übung und neue Fragen zu dem, was geblieben ist',
  'missing.wait': 'ab {date} wirst du gefragt, was du noch weißt',
  'missing.sit':
    'neue Fragen zu dem, was geblieben ist: Sie kommen mit deiner nächsten Lektion, oder schreib **nachweisen**',
  'missing.assessment': 'eine Prüfung mit Fragen, die beim Üben nie vorkommen',
  'missing.ask': 'alle Versuche sind aufgebraucht: Frag, wer das Programm betreut',
  'missing.evidence': 'gezeigt und bestätigt: Schreib **belege**, um es einzureichen',
  'missing.evidence-waits': 'was du eingereicht hast, wartet auf eine Beurteilung',
  'missing.held': 'zuerst das Abzeichen „{title}“',
  'missing.mentoring': 'bis ans Ziel begleitete Personen ({done} von {total}): **mentor** sagt, wie',
  'missing.mentor-meetings':
    'Gespräche mit einem Mentor ({done} von {total}): **mentor** findet dir jemanden',
  'award.heading': 'Ein Abzeichen für dich',
  'award.picture': 'Das Abzeichen „{title}“',
  'award.text': 'Du hast **{title}** verdient. {summary}',
  'award.until': 'Es ist unterschrieben und gilt bis {date}.',
  'award.always': 'Es ist unterschrieben und gilt ohne Ende.',
  'award.see': 'Ansehen',
  'award.share': 'Teilen',
  'award.share-address': 'Wer diese Adresse öffnet, sieht **{title}** und kann es prüfen:',
  'award.share-linkedin': 'Zum LinkedIn-Profil hinzufügen',
  'award.badges': 'Meine Abzeichen',
  'award.private': 'Für mich behalten',
  'award.public': 'Wieder zeigen',
  'award.is-private': 'Seine Seite siehst jetzt nur du. Die Datei bleibt prüfbar.',
  'award.is-public': 'Wer die Adresse hat, sieht seine Seite wieder.',
  'reissue.told':
    'Dein Abzeichen **{title}** hat eine neue Datei: Der Schlüssel, der die alte unterschrieben hatte, könnte in fremden Händen sein, deshalb zählt sie nicht mehr. Was du verdient hast, bleibt, wie es war. Zeig ab jetzt die neue.',
  'standing.suspended':
    'Dein Abzeichen **{title}** ist ausgesetzt: {reason}. Es zählt nicht, bis es wieder eingesetzt wird.',
  'standing.reinstated': 'Dein Abzeichen **{title}** zählt wieder.',
  'standing.revoked':
    'Dein Abzeichen **{title}** wurde widerrufen: {reason}. Es zählt nicht mehr. Ist das ein Irrtum, frag, wer das Programm betreut.',
  'standing.expired': 'Die Zeit deines Abzeichens **{title}** ist abgelaufen. Was du weißt, bleibt dir.',
  'keep.text':
    'Deine Abzeichen gehören dir: Sieh sie auf deiner eigenen Seite an, teile sie und lade sie herunter, solange du willst.',
  'keep.ask': 'Schick mir meinen Link',
  'keep.link': 'Deine Abzeichen, auf deiner eigenen Seite',
  'keep.yours':
    'Dieser Link bleibt gültig und öffnet deine Seite für jeden, der ihn hat: Behalte ihn für dich, und hebe ihn gut auf.',
  'keep.too-many':
    'Du hast deinen Link in der letzten Stunde mehrmals bekommen: Einer davon steht oben. Später gibt es wieder einen.',
  'keep.title': 'Deine Abzeichen',
  'keep.enter': 'Meine Seite öffnen',
  'keep.enter-text': 'Das öffnet die Seite der Person, der dieser Link gegeben wurde.',
  'keep.not-valid': 'Dieser Link gilt nicht mehr',
  'keep.not-valid-text':
    'Er wurde durch einen anderen ersetzt oder zurückgenommen. Bitte die Organisation um einen neuen.',
  'erase-page.heading': 'Meine Daten löschen',
  'erase-page.text':
    'Alles, was hier über dich bekannt ist, wird gelöscht: Antworten, Konten, Belege, Seiten. Es geschieht {days} Tage, nachdem du darum gebeten hast; bis dahin kannst du es dir anders überlegen. Danach lässt es sich nicht zurückholen.',
  'erase-page.choose': 'Was soll aus deinen Abzeichen werden?',
  'erase-page.keep':
    'Gespeicherte Dateien sollen prüfbar bleiben: Nur ihr Platz in der Statusliste bleibt beim Aussteller',
  'erase-page.revoke': 'Sie sollen widerrufen werden: Die Dateien gelten dann nicht mehr',
  'erase-page.go-on': 'Weiter',
  'erase-page.confirm-heading': 'Wirklich alles löschen?',
  'erase-page.confirm-keep':
    'Am {date} wird alles gelöscht. Dateien von Abzeichen, die du gespeichert hast, bleiben prüfbar: Speichere sie vorher.',
  'erase-page.confirm-revoke': 'Am {date} wird alles gelöscht, und deine Abzeichen werden widerrufen.',
  'erase-page.confirm': 'Ja, meine Daten löschen',
  'erase-page.back': 'Nein, zurück zu meiner Seite',
  'erase-page.waits-keep':
    'Deine Daten werden am {date} gelöscht. Dateien von Abzeichen, die du gespeichert hast, bleiben prüfbar.',
  'erase-page.waits-revoke':
    'Deine Daten werden am {date} gelöscht, und deine Abzeichen werden dann widerrufen.',
  'erase-page.stay': 'Meine Daten doch behalten',
  'standing.renewable': 'Du kannst es zurückholen: ein paar Fragen zu dem, was am meisten verblasst ist.',
  'renewal.ends':
    'Dein Abzeichen **{title}** gilt bis {date}. Es lässt sich nicht durch Fragen verlängern; wer das Programm betreut, weiß, wie es weitergeht.',
  'renewal.refresher':
    'Wofür **{title}** steht, ist etwas verblasst. Damit es wahr bleibt, {topics, plural, one {kommt ein Thema} other {kommen # Themen}} in deinen nächsten Lektionen wieder.',
  'renewal.renew': 'Verlängern',
  'renewal.not-yet': '**{title}** lässt sich ab {date} verlängern.',
  'renewal.not-renewable':
    'An diesem Abzeichen ist nichts zu verlängern. **abzeichen** sagt, wie es um deine steht.',
  'renewal.award-heading': 'Verlängert',
  'renewal.award-text': '**{title}** gehört dir länger: Du hast gezeigt, dass du es noch weißt.',
  // mentoring
  'help.announcements': '**ankündigungen**: was das Kollegium von dir hört',
  'help.channel':
    '**kanal hier**, **kanal überblick**, **kanal aus**: in einem Kanal gesagt, was er hört (Verwaltung und Vorgesetzte)',
  'help.mentor': '**mentor**: jemanden mit dem Abzeichen um Hilfe bitten, oder selbst helfen',
  'mentoring.heading': 'Mentoring',
  'mentoring.intro':
    'Ein Mentor hat das Abzeichen für das, was du lernen willst, und hat gesagt, dass er hilft. Es braucht etwa eine halbe Stunde in der Woche, solange ihr beide mögt.',
  'mentoring.ask': 'Mentor suchen',
  'mentoring.be-mentor': 'Selbst Mentor sein',
  'mentoring.change': 'Wie ich Mentor bin',
  'mentoring.stop': 'Nicht mehr Mentor sein',
  'mentoring.request': '**{skill}** – {standing}',
  'mentoring.request-waiting': 'Ich suche jemanden.',
  'mentoring.request-proposed':
    'Ich habe jemanden mit dem Abzeichen gefragt. Bis {date} ist Zeit zu antworten.',
  'mentoring.request-paired': '{name} ist dein Mentor.',
  'mentoring.withdraw': 'Zurücknehmen',
  'mentoring.end': 'Beenden',
  'mentoring.as-mentor':
    'Du bist Mentor für: {skills}. {places, plural, one {Ein Platz} other {# Plätze}} insgesamt, {taken, plural, =0 {keiner} one {einer} other {#}} belegt.',
  'mentoring.as-mentor-none':
    'Du willst Mentor sein, hast aber kein Abzeichen, das jetzt gültig ist. Sobald du eines hast, kann ich dir Lernende vorschlagen.',
  'mentoring.as-mentor-paused': 'Keine Vorschläge vor {date}.',
  'mentoring.mentee': 'Du bist Mentor von **{name}** für {skill}.',
  'mentoring.proposal-open':
    'Du wirst gefragt, ob du Mentor für {skill} sein willst. Bis {date} ist Zeit zu antworten.',
  'mentoring.show-proposal': 'Zeigen',
  // asking
  'mentoring.ask-title': 'Mentor suchen',
  'mentoring.ask-submit': 'Suchen',
  'mentoring.cancel': 'Abbrechen',
  'mentoring.skill': 'Worum es geht',
  'mentoring.goal': 'Was du können willst, in einem Satz',
  'mentoring.goal-hint': 'Ich will einen Schleifenkalibrator ohne Hilfe ablesen.',
  'mentoring.languages': 'Sprachen, in denen ihr reden könnt',
  'mentoring.language': '{language, select, en {Englisch} de {Deutsch} es {Spanisch} other {{language}}}',
  'mentoring.from': 'Dein Arbeitstag beginnt um',
  'mentoring.until': 'und endet um',
  'mentoring.ask-consent':
    'Wen ich frage, der sieht deinen Namen, das Thema und diesen Satz. Bei einem Ja bekommt jeder von euch Namen und E-Mail-Adresse des anderen.',
  'mentoring.fault-goal': 'Sag in einem Satz, was du können willst.',
  'mentoring.fault-goal-long': 'Das sind {length} Zeichen; {most} passen. Fass es in einen Satz.',
  'mentoring.fault-languages': 'Wähle mindestens eine Sprache.',
  'mentoring.fault-time': 'Das ist keine Uhrzeit. Schreib sie als 09:00.',
  'mentoring.fault-days': 'Wähle mindestens einen Tag.',
  'mentoring.fault-date': 'Das ist kein Datum nach heute. Schreib es als 2026-12-24, oder lass es leer.',
  'mentoring.fault-skill': 'Wähle eines der Themen.',
  'mentoring.no-skills':
    'Es gibt noch nichts, wofür man einen Mentor haben könnte: Es sind keine Lerninhalte da.',
  'mentoring.asked':
    'Ich suche einen Mentor für {skill}. Sobald jemand Ja sagt, hörst du von mir. **mentor** zeigt, wie es steht.',
  // being a mentor
  'mentoring.profile-title': 'Mentor sein',
  'mentoring.profile-submit': 'Speichern',
  'mentoring.capacity': 'Höchstens so viele Lernende',
  'mentoring.capacity-choice': '{count, plural, one {eine Person} other {# Personen}}',
  'mentoring.days': 'Tage, an denen du arbeitest',
  'mentoring.not-until': 'Nicht vor (leer heißt: ab jetzt)',
  'mentoring.profile-consent':
    'Ich schlage dir eine Person nach der anderen vor, und du sagst Ja oder Nein. Bei einem Ja bekommt jeder von euch Namen und E-Mail-Adresse des anderen. Nur gültige Abzeichen zählen.',
  'mentoring.profile-saved':
    'Danke. Ich frage dich, wenn jemand braucht, was du kannst. **mentor** ändert oder beendet das.',
  'mentoring.stopped':
    'Du bekommst keine Vorschläge mehr. Wessen Mentor du bist, bleibst du. **mentor** schaltet es wieder ein.',
  'mentoring.paused': 'Keine Vorschläge vor {date}. **mentor** ändert das.',
  // a proposal
  'mentoring.proposal-heading': 'Magst du Mentor von {name} sein?',
  'mentoring.proposal-what': '**{name}** hätte gern Hilfe bei {skill}:',
  'mentoring.proposal-goal': '*{goal}*',
  'mentoring.proposal-why': 'Warum du: Du hast {badge}, und {reasons}.',
  'mentoring.why-overlap': 'ihr arbeitet zu gleichen Zeiten',
  'mentoring.why-site': 'ihr arbeitet am gleichen Ort',
  'mentoring.why-trade': 'ihr seid im gleichen Team',
  'mentoring.why-language': 'ihr sprecht die gleiche Sprache',
  'mentoring.why-load': 'du hast Platz',
  'mentoring.why-waiting':
    '{days, plural, one {es wird seit einem Tag gewartet} other {es wird seit # Tagen gewartet}}',
  'mentoring.why-and': '{first} und {last}',
  'mentoring.proposal-time':
    'Etwa eine halbe Stunde in der Woche. Jeder von euch kann es jederzeit beenden, ohne Grund.',
  'mentoring.proposal-until': 'Wenn ich bis {date} nichts höre, frage ich jemand anderen.',
  'mentoring.accept': 'Ja, gern',
  'mentoring.accepted': 'Danke. Gleich erfährst du von mir, wie du {name} erreichst.',
  'mentoring.decline': 'Diesmal nicht',
  'mentoring.pause-me': 'Pause für mich',
  'mentoring.nudge':
    'Jemand wartet auf deine Antwort zu **{skill}**, bis {date}. Ein Nein ist auch gut: Dann frage ich sofort jemand anderen.',
  'mentoring.decline-title': 'Diesmal nicht',
  'mentoring.decline-submit': 'Senden',
  'mentoring.decline-why': 'Warum, wenn du magst. Wer lernt, sieht es nie.',
  'mentoring.decline-apart': 'Uns nie wieder einander vorschlagen',
  'mentoring.decline-apart-label': 'Wenn dir das lieber ist',
  'mentoring.declined': 'In Ordnung. Ich frage jemand anderen; {name} erfährt nicht, dass du es warst.',
  'mentoring.over': 'Diese Frage ist nicht mehr offen. **mentor** zeigt, was offen ist.',
  'mentoring.not-held':
    'Mentor kannst du darin nur mit einem Abzeichen sein, das jetzt gültig ist. **abzeichen** zeigt, wie deine stehen.',
  // together
  'mentoring.mentor-found-heading': 'Du hast einen Mentor',
  'mentoring.mentor-found': '**{name}** hat {badge} und hilft dir bei {skill}.',
  'mentoring.mentee-found-heading': 'Du bist Mentor von {name}',
  'mentoring.mentee-found': 'Danke. **{name}** lernt mit dir: {skill}.',
  'mentoring.reach': 'Erreichbar unter {address}. Deine Adresse ist dort auch bekannt.',
  'mentoring.write': '{name} schreiben',
  'mentoring.agenda': 'Für euer erstes Gespräch, was bisher am wenigsten sitzt:',
  'mentoring.agenda-mentee': 'Für euer erstes Gespräch, was bei dir bisher am wenigsten sitzt:',
  'mentoring.agenda-none': 'Für euer erstes Gespräch: Beginnt mit dem Ziel.',
  'mentoring.ended-by-you':
    'Es ist beendet. {name} erfährt das, ohne Grund. **mentor** findet jemand Neues, wann immer du magst.',
  'mentoring.ended-by-you-mentor':
    'Es ist beendet. {name} erfährt das, ohne Grund. Dein Platz ist wieder frei.',
  'mentoring.ended-mentee':
    'Deine Zeit mit **{name}** bei {skill} ist zu Ende. Danke euch beiden. **mentor** findet jemand Neues.',
  'mentoring.ended-mentor':
    'Deine Zeit mit **{name}** bei {skill} ist zu Ende. Danke für deine Hilfe. Dein Platz ist wieder frei.',
  'mentoring.rematched-mentee':
    '**{name}** kann bei {skill} nicht mehr dein Mentor sein. Ich suche schon jemand anderen, und du stehst weit vorn.',
  'mentoring.rematched-mentor':
    'Du kannst bei {skill} nicht mehr Mentor von **{name}** sein, weil dein Abzeichen dafür jetzt nicht gültig ist. Ich suche jemand anderen. Danke für deine Hilfe.',
  'mentoring.withdrawn-mentor':
    'Die Frage, ob du Mentor für {skill} sein willst, ist zurückgenommen. Für dich ist nichts zu tun.',
  'mentoring.apart': 'Uns nie wieder zusammenbringen',
  'mentoring.apart-done': 'Ich schlage euch beide einander nie wieder vor. Niemand erfährt davon.',
  'mentoring.withdrawn': 'Ich habe es zurückgenommen. Niemand wird mehr gefragt.',
  // nobody yet
  'mentoring.unmatched':
    'Für **{skill}** habe ich noch keinen Mentor gefunden: {reason} Ich suche weiter und sage dir, sobald es jemanden gibt.',
  'mentoring.unmatched-nobody-holds':
    'Niemand, der Mentor sein will, hat ein Abzeichen dafür. Wer es erwirbt, kann dir helfen.',
  'mentoring.unmatched-all-full':
    'Alle, die es könnten, haben schon Lernende. Sobald jemand Platz hat, bist du dran.',
  'mentoring.unmatched-all-excluded': 'Wer es könnte, steht dir im Moment nicht zur Verfügung.',
  'mentoring.unmatched-no-common-language':
    'Wer es könnte, spricht keine der Sprachen, die du gewählt hast. Eine mehr würde helfen.',
  'mentoring.unmatched-no-common-hours':
    'Wer es könnte, arbeitet nicht zu deinen Zeiten. Längere Zeiten würden helfen.',
  'mentoring.unmatched-others-first': 'Andere warten schon länger. Mit dem Warten rückst du vor.',
  // offered
  'mentoring.offer':
    '**{skill}** ist gerade schwer, und das geht allen einmal so. Jemand mit dem Abzeichen könnte dir dabei helfen. Von mir erfährt er das Thema, nie deine Antworten.',
  // two who meet: a conversation, times, "did you meet?", and the end
  'together.heading': 'Gemeinsam lernen: {skill}',
  'together.who':
    '**{mentee}**, hier ist Hilfe: {mentor} hat {badge}. {mentor}, {mentee} wünscht sich Hilfe bei {skill}:',
  'together.private': 'Diese Unterhaltung gehört euch beiden. Ich schreibe hier und kann nicht mitlesen.',
  'together.notice-mentee':
    'Du hast Hilfe gefunden: **{name}** unterstützt dich bei {skill}. Ich habe eine Unterhaltung für euch beide geöffnet.',
  'together.notice-mentor':
    'Danke. **{name}** lernt mit dir: {skill}. Ich habe eine Unterhaltung für euch beide geöffnet.',
  'together.open': 'Öffnen',
  'meeting.times': 'Wann sprecht ihr, eine halbe Stunde lang? Zu diesen Zeiten arbeitet ihr beide:',
  'meeting.no-times':
    'In den nächsten zwei Wochen sehe ich keine halbe Stunde, in der ihr beide arbeitet. Sucht euch eine, vielleicht vor oder nach einer Schicht.',
  'meeting.zones': 'Die Zeiten sind die von {city}. In {other}: {times}.',
  'meeting.propose': 'Treffen am {date}',
  'meeting.another': 'Andere Zeit',
  'meeting.next': 'Nächste Zeit finden',
  'meeting.calendar': 'In meinen Kalender',
  'meeting.cancel': 'Absagen',
  'meeting.set': 'Du sprichst mit **{name}** am {date}, über {skill}.',
  'meeting.told':
    '**{name}** möchte am {date} mit dir sprechen, über {skill}. Es ist vereinbart; passt es dir nicht, nimm eine andere Zeit.',
  'meeting.moved':
    '**{name}** hat euer Gespräch über {skill} verschoben: Es ist jetzt am {date}. Trag es noch einmal ein, dann verschwindet die alte Zeit.',
  'meeting.cancelled-by-you': 'Es ist abgesagt. {name} erfährt es.',
  'meeting.cancelled': '**{name}** kann doch nicht: Euer Gespräch ist abgesagt.',
  'meeting.stale': 'Diese Zeit ist nicht mehr frei.',
  'meeting.choose-title': 'Wann ihr sprecht',
  'meeting.choose-submit': 'Nehmen',
  'meeting.choose-label': 'Eine halbe Stunde, in der ihr beide arbeitet',
  'meeting.choose-hint': 'Die andere Seite erfährt es und kann es verschieben.',
  'meeting.calendar-title': 'Mentoring: {skill}',
  'meeting.calendar-text': '{mentee} und {mentor}. Ziel: {goal}',
  'check-in.asked': 'Hast du mit **{name}** über {skill} gesprochen?',
  'check-in.silent':
    'Seit {weeks, plural, one {einer Woche} other {# Wochen}} habe ich von dir und **{name}** nichts gehört. Habt ihr über {skill} gesprochen?',
  'check-in.length': '{minutes, select, 30 {Ja, eine halbe Stunde} 60 {Ja, eine Stunde} other {Ja, länger}}',
  'check-in.not-yet': 'Noch nicht',
  'check-in.last-week':
    'Höre ich noch eine Woche nichts, schließe ich es, mit Dank an euch beide. Jede Antwort hält es offen.',
  'check-in.met': 'Gut. Wie ist das Mentoring mit **{name}** für dich?',
  'check-in.private': '{name} sieht deine Antwort nie. Summen gibt es ab fünf Personen.',
  'check-in.helps': 'Es hilft',
  'check-in.somewhat': 'Geht so',
  'check-in.not-helping': 'Nichts für mich',
  'check-in.not-met': 'Das kommt vor. Hier ginge es:',
  'check-in.thanks': 'Danke, das bleibt bei mir. Was kommt als Nächstes?',
  'check-in.thanks-not':
    'Danke, dass du es sagst; es bleibt bei mir. Du kannst es noch einmal versuchen oder ohne Grund gehen lassen.',
  'check-in.somebody-else': 'Lieber jemand anderes',
  'check-in.looking-again':
    'Ich suche jemand anderen. {name} erfährt, dass es beendet ist, ohne Grund, und du stehst weit vorn.',
  'check-in.let-go':
    'Ich suche für {name} jemand anderen. Dein Platz ist wieder frei. Danke für deine Hilfe.',
  'check-in.lapsed-mentee':
    'Vier Wochen lang habe ich von dir und **{name}** nichts gehört, darum habe ich es geschlossen: {skill}. Danke euch beiden. Mit **mentor** findest du jemanden, wann immer du magst.',
  'check-in.lapsed-mentor':
    'Vier Wochen lang habe ich von dir und **{name}** nichts gehört, darum habe ich es geschlossen: {skill}. Danke, dass du da warst. Dein Platz ist wieder frei.',
  'completed.reached': 'Wir sind am Ziel',
  'completed.too-soon':
    'Von einem Gespräch habt ihr noch nichts gesagt. Führt das erste; danach reicht ein Druck.',
  'completed.done': 'Gut gemacht, ihr beide. Ich schicke euch, was daraus geworden ist.',
  'completed.heading-mentee': 'Du hast dein Ziel erreicht',
  'completed.heading-mentor': 'Du hast jemanden ans Ziel gebracht',
  'completed.mentee':
    'Du und **{name}** habt an {skill} gearbeitet. Sag danke; daran erinnern sich Mentoren.',
  'completed.mentor': 'Du und **{name}** habt an {skill} gearbeitet. Danke: Durch dich kann jemand mehr.',
  'completed.talks': 'Gespräche',
  'completed.hours': 'Stunden',
  'completed.mastery': 'Sicherheit im Thema',
  'completed.then-now': '{before} damals, {after} jetzt',
  'completed.all-hours': 'Insgesamt hast du {hours} Stunden lang andere begleitet.',
  'completed.see-mentoring': 'Mein Mentoring ansehen',
  'mentoring.my-hours':
    'Du hast {hours} Stunden lang andere begleitet und {count, plural, one {eine Begleitung} other {# Begleitungen}} abgeschlossen.',
  'mentoring.my-feedback': '{share} derer, die etwas dazu gesagt haben, sagen, dass es hilft.',
  'mentoring.meets': 'Ihr sprecht am {date}.',
  // the same, as both read it in their conversation
  'meeting.set-both': 'Es ist vereinbart: **{mentee}** und {mentor} sprechen am {date}, über {skill}.',
  'meeting.other-zone': 'Das ist die Uhrzeit von {city}. In {other}: {time}.',
  'meeting.cancelled-both': '**{name}** kann doch nicht: Das Gespräch ist abgesagt.',
  // questions to mentors
  'ask-mentor.button': 'Jemanden fragen',
  'ask-mentor.title': 'Jemanden fragen',
  'ask-mentor.submit': 'Fragen',
  'ask-mentor.label': 'Deine Frage',
  'ask-mentor.who':
    'Sie geht an jemanden, der ein Abzeichen für {skill} hat. Zu lesen sind dein Name und deine Frage, nie deine Antworten.',
  'ask-mentor.fault-empty': 'Schreib ein oder zwei Sätze.',
  'ask-mentor.fault-long': 'Das sind {length} Zeichen; {most} passen. Fass dich kürzer.',
  'ask-mentor.asked': 'Die Frage ist unterwegs. Die Antwort kommt hierher; das kann ein, zwei Tage dauern.',
  'ask-mentor.asked-before': 'Danach hast du schon gefragt, und die Antwort kommt noch.',
  'ask-mentor.heading': '{name} hat eine Frage',
  'ask-mentor.about': 'Es geht um {skill}: {about}',
  'ask-mentor.answer': 'Antworten',
  'ask-mentor.pass': 'Weitergeben',
  'ask-mentor.until': 'Höre ich bis {date} nichts, frage ich jemand anderen.',
  'ask-mentor.answer-title': 'Deine Antwort',
  'ask-mentor.answer-submit': 'Senden',
  'ask-mentor.answer-label': 'Ein paar Sätze, so wie du sie sagen würdest',
  'ask-mentor.sent': 'Gesendet. {name} liest es gleich. Danke.',
  'ask-mentor.passed': 'In Ordnung. Ich frage jemand anderen.',
  'ask-mentor.over': 'Diese Frage liegt nicht mehr bei dir: Sie ist beantwortet oder ging an jemand anderen.',
  'ask-mentor.answered': '{name} hat geantwortet',
  'ask-mentor.helpful': 'Das hat geholfen',
  'ask-mentor.thanks': 'Gut. Ich gebe deinen Dank an {name} weiter.',
  'ask-mentor.helped-mentor': 'Deine Antwort hat **{name}** geholfen. Danke.',
  'ask-mentor.nobody':
    'Im Augenblick kann niemand deine Frage zu {skill} beantworten: Wer ein Abzeichen dafür hat, ist nicht da, hat andere Fragen vor sich oder arbeitet zu anderen Zeiten. Länger hilft dir eine Begleitung.',
  // nominated for a mentor, what managers see, and the home
  'nominate.button': 'Begleitung vorschlagen',
  'nominate.title': 'Begleitung vorschlagen',
  'nominate.submit': 'Vorschlagen',
  'nominate.person': 'Für wen',
  'nominate.goal': 'Was dann möglich wäre, in einem Satz',
  'nominate.consent':
    'Die Person wird zuerst gefragt und darf ohne Grund nein sagen. Davon erfährst du nichts.',
  'nominate.fault-person': 'Wähle jemanden aus deinem Team.',
  'nominate.nobody': 'Es gibt niemanden, den du führst, oder noch keine Lerninhalte.',
  'nominate.done': 'Ich frage **{name}**. Ja sagen kann nur sie oder er.',
  'nominate.before': '**{name}** wurde danach schon gefragt oder sucht schon jemanden dafür.',
  'nominate.asked': '**{name}** meint, dass dir eine Begleitung bei {skill} guttäte:',
  'nominate.asked-admin': 'Deine Organisation meint, dass dir eine Begleitung bei {skill} guttäte:',
  'nominate.yes': 'Ja, gern',
  'nominate.no': 'Nein, danke',
  'nominate.free': 'Das entscheidest du. Ein Nein braucht keinen Grund, und niemand erfährt davon.',
  'nominate.declined':
    'In Ordnung. Niemand erfährt davon. Mit **mentor** findest du jemanden, wann immer du magst.',
  'nominate.over': 'Das ist nicht mehr offen. **mentor** zeigt, was offen ist.',
  'mentor-gaps.heading': 'Deine Leute',
  'mentor-gaps.none': 'Für alles, was sie lernen, gibt es jemanden, der sie begleiten könnte.',
  'mentor-gaps.lead': 'Was sie lernen, und wofür Begleitung fehlt:',
  'mentor-gaps.line': '**{skill}**: {lack}',
  'mentor-gaps.nobody-holds': 'Niemand hat ein Abzeichen dafür. Jemand muss es erst verdienen.',
  'mentor-gaps.nobody-offers':
    '{holders, plural, one {Eine Person hat} other {# Personen haben}} ein Abzeichen dafür und könnten gefragt werden.',
  'mentor-gaps.no-room':
    '{waiting, plural, one {Eine Person wartet} other {# Personen warten}}, und alle Plätze sind belegt.',
  'mentor-gaps.more': 'und {count, plural, one {eines} other {# weitere}}',
  'mentor-home.none': 'Zurzeit begleitet dich niemand.',
  'mentor-home.waiting': '{count, plural, one {Eine Anfrage wartet} other {# Anfragen warten}} auf jemanden.',
  'mentor-home.mentored': 'Es begleiten dich: {names}.',
  'mentor-home.mentees': 'Du begleitest {names}.',
  'mentor-home.asked':
    '{count, plural, one {Ein Vorschlag wartet} other {# Vorschläge warten}} auf deine Antwort.',
  // what is called off, and why nobody was found yet
  'meeting.calendar-out': 'Aus meinem Kalender nehmen',
  'mentoring.request-waiting-why': 'Ich suche jemanden. Bisher: {reason}',
  // recognition: what is posted in a channel
  'moment.credential-issued': '{name} hat „{title}“ erworben',
  'moment.credential-issued-label': 'Ein Abzeichen, das ich erwerbe',
  'moment.renewal-in-time': '{name} hat „{title}“ erneuert',
  'moment.renewal-in-time-line': 'Noch immer gewusst, an Fragen, die nie geübt wurden: {summary}',
  'moment.renewal-in-time-label': 'Ein Abzeichen, das ich erneuere',
  'moment.pathway-completed': '{name} hat den Lernpfad „{title}“ abgeschlossen',
  'moment.pathway-completed-line':
    '{lessons, plural, one {Eine Lektion} other {Alle # Lektionen}}, jeweils ein paar Minuten.',
  'moment.pathway-completed-label': 'Ein Lernpfad, den ich abschließe',
  'moment.first-week': '{name} hat an fünf Tagen gelernt',
  'moment.first-week-line': 'Die ersten fünf Tage sind die schwersten. Sie sind geschafft.',
  'moment.first-week-label': 'Meine ersten fünf Lerntage',
  'moment.pairing-completed': '{name} hat mit Begleitung ein Ziel in „{title}“ erreicht',
  'moment.pairing-completed-line': 'Besprochen, ausprobiert und gemeinsam geschafft.',
  'moment.pairing-completed-label': 'Ein Ziel, das ich mit Begleitung erreiche',
  'moment.coverage-reached': '{team} ist gut aufgestellt: „{title}“',
  'moment.coverage-reached-line': 'Mindestens die Hälfte von {team} hat dafür jetzt ein gültiges Abzeichen.',
  'moment.coverage-reached-label': 'Eine Fähigkeit, die mein Team abdeckt',
  'moment.anniversary': '{name} hat „{title}“ seit {years, plural, one {einem Jahr} other {# Jahren}}',
  'moment.anniversary-line': 'Und es stimmt noch immer: {summary}',
  'moment.anniversary-label': 'Der Jahrestag eines Abzeichens',
  'moment.how': 'Gezeigt durch: {how}',
  'moment.how-lessons': 'abgeschlossene Lektionen',
  'moment.how-mastery': 'sichere Antworten',
  'moment.how-retained': 'nie geübte Fragen, einige Zeit später gestellt',
  'moment.how-assessment': 'eine bestandene Prüfung',
  'moment.how-evidence': 'gesehene und beurteilte Arbeit',
  'moment.how-held': 'andere Abzeichen',
  'moment.how-meetings': 'Gespräche mit einer Begleitung',
  'moment.how-mentoring': 'Lernende, die ans Ziel kamen',
  'moment.mentor': 'Mit der Hilfe von {mentor}.',
  'moment.own-line': '„{line}“',
  'moment.see': 'Abzeichen ansehen',
  'moment.see-behind': 'Was dahintersteht',
  'moment.picture': 'Das Abzeichen „{title}“',
  'moment.revoked': 'Dieses Abzeichen wurde zurückgezogen. Es zählt nicht mehr.',
  'moment.suspended': 'Dieses Abzeichen ist zurzeit ausgesetzt.',
  'moment.expired': 'Dieses Abzeichen ist seitdem abgelaufen.',
  'moment.uncovered': 'Das ist nicht mehr so.',
  'moment.somebody': 'Jemand',
  'moment.kudos': '{count, plural, =0 {Glückwunsch} other {Glückwunsch · #}}',
  'moment.kudos-spoken':
    '{count, plural, =0 {{name} gratulieren} one {{name} gratulieren: bisher einmal} other {{name} gratulieren: bisher #-mal}}',
  'moment.say': 'Etwas sagen',
  'moment.want': 'Das will ich auch',
  'moment.wanted':
    '{count, plural, one {Jemand aus dem Kollegium will das auch.} other {# aus dem Kollegium wollen das auch.}}',
  'moment.together': 'Worüber man sich heute auch freuen kann',
  'moment.kudos-all': 'Allen gratulieren',
  // recognition: the person decides
  'announce.ask': 'Sollen andere davon hören?',
  'announce.exactly': 'Genau das stünde in {where}:',
  'announce.exactly-more': 'Und das in {where}:',
  'announce.post': 'Posten',
  'announce.edit': 'Meine Zeile ändern',
  'announce.team': 'Nur mein Team',
  'announce.private': 'Für mich behalten',
  'announce.silence':
    'Du entscheidest. Ohne Antwort bleibt es privat. Mit **ankündigungen** wählst du für jede Art.',
  'announce.team-means': '*Nur mein Team* heißt: {where}.',
  'announce.page-apart': 'Ob die Seite des Abzeichens öffentlich ist, wählst du unabhängig davon.',
  'announce.posted': 'Danke. Es geht {when} hinaus, in {where}. Du kannst es jederzeit zurücknehmen.',
  'announce.told': 'Wie von dir gewählt, hören andere davon: {what}. Du kannst es jederzeit zurücknehmen.',
  'announce.when-now': 'jetzt',
  'announce.when-later': 'wenn der Kanal offen ist',
  'announce.kept': 'Es bleibt privat. Niemand sonst hört davon.',
  'announce.taken-back': 'Es ist zurückgenommen. Was in einem Kanal stand, wird entfernt.',
  'announce.take-back': 'Zurücknehmen',
  'announce.post-after-all': 'Doch posten',
  'announce.over': 'Da gibt es nichts mehr zu posten.',
  'announce.no-team': 'Kein Kanal ist nur für dein Team. Es bleibt vorerst privat.',
  'announce.edit-title': 'Deine Zeile',
  'announce.edit-label': 'Eine eigene Zeile, bis zu {most} Zeichen',
  'announce.edit-save': 'Speichern',
  'announce.edit-cancel': 'Abbrechen',
  'announce.edit-long': 'Höchstens {most} Zeichen, bitte; es sind {length}.',
  'announce.line-saved': 'Gespeichert. Was in einem Kanal steht, lautet von jetzt an so.',
  'announce.heading': 'Was andere von dir hören',
  'announce.choices-title': 'Ankündigungen',
  'announce.choices': 'Du entscheidest, Art für Art. Niemand sonst kann das.',
  'announce.change': 'Wählen',
  'announce.saved': 'Gespeichert. Es gilt ab jetzt; was schon dasteht, bleibt, bis du es zurücknimmst.',
  'announce.choice-announce': 'Bekannt geben',
  'announce.choice-ask': 'Erst fragen',
  'announce.choice-never': 'Nie',
  'announce.mentor-label': 'Mein Name, als Begleitung',
  'announce.mentor-ask': '{name} kann sich freuen, und du hast geholfen: {what}. Darf dein Name dabeistehen?',
  'announce.mentor-yes': 'Ja, nennt mich',
  'announce.mentor-no': 'Lieber nicht',
  'announce.mentor-thanks': 'Danke. Dein Name steht dabei, wo immer es gepostet wird.',
  'announce.mentor-kept': 'Dein Name bleibt draußen.',
  // recognition: what colleagues press
  'kudos.given': 'Dein Glückwunsch ist bei {name}. Drück noch einmal, um ihn zurückzunehmen.',
  'kudos.given-team': 'Dein Glückwunsch zählt. Drück noch einmal, um ihn zurückzunehmen.',
  'kudos.taken': 'Dein Glückwunsch ist zurückgenommen.',
  'kudos.all': 'Dein Glückwunsch ist bei allen.',
  'kudos.own': 'Das ist deins: Jubeln dürfen die anderen.',
  'kudos.over': 'Darauf lässt sich nicht mehr antworten.',
  'words.title': 'An {name}',
  'words.label': 'Deine Worte',
  'words.only': 'Nur {name} liest es, mit deinem Namen. Es steht nicht im Kanal.',
  'words.send': 'Senden',
  'words.sent': 'Deine Worte sind unterwegs zu {name}.',
  'words.empty': 'Ein, zwei Worte, bitte.',
  'words.many': 'Für heute hast du {name} genug gesagt.',
  'words.heading': '{name} hat ein Wort für dich',
  'words.about': 'Zu „{title}“',
  'words.report': 'Das melden',
  'words.sure':
    'Wenn du es meldest, liest die Verwaltung diese Worte, und {name} kann dir hier nicht mehr schreiben.',
  'words.report-sure': 'Ja, melden',
  'words.keep': 'Doch nicht',
  'words.reported':
    'Danke, dass du es sagst. Die Verwaltung weiß Bescheid, und {name} kann dir hier nicht mehr schreiben.',
  'words.closed': '{name} lässt sich von hier aus nicht schreiben.',
  'words.report-heading': 'Eine Nachricht wurde gemeldet',
  'words.report-text': '{to} hat gemeldet, was {from} zu einer Ankündigung geschrieben hat:',
  'want.heading': '„{title}“, auch für dich',
  'want.takes': 'Was es dafür braucht',
  'want.held': 'Du hast es schon.',
  'want.done': 'Du hast ihn schon abgeschlossen.',
  'want.own': 'Das hier ist dein eigenes.',
  'want.no-pathway': 'Noch führt kein Lernpfad dorthin. Es zählt, dass du es willst.',
  'want.finished':
    'Den Lernpfad dorthin hast du schon abgeschlossen. Schreib **Abzeichen**, um zu sehen, was noch fehlt.',
  'want.step-lessons': 'Lektionen, ein paar Minuten am Tag',
  'want.step-pathway': '{count, plural, one {Eine Lektion} other {# Lektionen}}, ein paar Minuten am Tag',
  'want.step-mastery': 'Antworten, die sitzen',
  'want.step-retained': 'Fragen, die du nie geübt hast, einige Zeit später',
  'want.step-assessment': 'Eine Prüfung',
  'want.step-evidence': 'Arbeit von dir, die jemand gesehen hat',
  'want.step-held': 'Andere Abzeichen davor',
  'want.step-meetings': 'Gespräche mit einer Begleitung',
  'want.step-mentoring': 'Andere begleiten',
  'want.undone': 'In Ordnung. Es wird nicht gezählt.',
  'want.undo': 'Jetzt nicht',
  // recognition: channels
  'moment-page.on': '{date}, bei {organization}',
  'moment-page.lessons': 'Die abgeschlossenen Lektionen',
  'moment-page.days':
    'Ein Tag zählt, wenn alles beantwortet ist, was an ihm kam. Wie weit die Tage auseinanderliegen, spielt keine Rolle.',
  'moment-page.talks':
    'Die beiden haben {count, plural, one {einmal} other {#-mal}} miteinander gesprochen und das Ziel erreicht gefunden.',
  'moment-page.agreed': 'Die beiden haben das Ziel erreicht gefunden.',
  'moment-page.outcomes': 'Was diese Kompetenz ausmacht',
  'moment-page.counts': 'Abzeichen, die dafür zählen',
  'moment-page.rule':
    'Es wird von einem Team ab fünf Personen gesagt, wenn mindestens die Hälfte ein solches, jetzt gültiges Abzeichen hat. Wer das ist, steht hier nicht: Das entscheidet jede Person für sich.',
  'moment-page.missing': 'Hier ist nichts zu sehen',
  'moment-page.missing-text': 'Was hier war, wurde zurückgenommen, bleibt privat oder war nie hier.',
  'channel.only-channel': 'Sag das in dem Kanal, den du meinst.',
  'channel.may-not': 'Was ein Kanal hört, wählen Vorgesetzte und die Verwaltung. {contact} kann helfen.',
  'channel.not-yours':
    'Vorgesetzte wählen für Kanäle ihres eigenen Teams; dieser hört von {whom}. {contact} kann helfen.',
  'channel.is-posts':
    '{channel} hört von Abzeichen und anderem Erfreulichen von {whom}: höchstens {limit, plural, one {ein Post} other {# Posts}} am Tag, der Rest zusammen. Nichts von {from} bis {until} ({zone}).',
  'channel.is-digest': '{channel} hört einmal in der Woche von {whom}, am Freitagnachmittag.',
  'channel.is-off': '{channel} hört nichts von mir.',
  'channel.is-posts-always':
    '{channel} hört von Abzeichen und anderem Erfreulichen von {whom}: höchstens {limit, plural, one {ein Post} other {# Posts}} am Tag, der Rest zusammen, und zu jeder Tageszeit.',
  'channel.this': 'Dieser Kanal',
  'channel.that': 'Der Kanal in Microsoft Teams, in dem du es gesagt hast,',
  'channel.about': 'Es geht um {channel}. Zweimal dieselbe Zeit heißt: keine Ruhezeit.',
  'channel.weekly': '{channel} (einmal in der Woche)',
  'channel.whom-all': 'allen',
  'channel.set': 'Erledigt. {how}',
  'channel.how':
    'Sag darin **kanal hier**, **kanal überblick** oder **kanal aus**, oder ändere die Einzelheiten.',
  'channel.details': 'Einzelheiten',
  'channel.title': 'Dieser Kanal',
  'channel.mode': 'Was er hört',
  'channel.mode-posts': 'Jedes in einem eigenen Post',
  'channel.mode-digest': 'Einmal in der Woche',
  'channel.mode-off': 'Nichts',
  'channel.whom': 'Von wem',
  'channel.whom-everybody': 'Alle',
  'channel.limit': 'Posts am Tag höchstens',
  'channel.quiet-from': 'Ruhe ab ({zone})',
  'channel.quiet-until': 'Ruhe bis',
  'channel.language': 'Sprache',
  'channel.zone': 'Zeitzone, etwa {example}',
  'channel.zone-fault': 'Eine Zeitzone dieses Namens gibt es nicht.',
  'channel.time-fault': 'Eine Uhrzeit wie 20:00, bitte.',
  'channel.save': 'Speichern',
  'channel.cancel': 'Abbrechen',
  'channel.hello': 'Dieser Kanal feiert',
  'channel.hello-text':
    'Wenn jemand von {whom} etwas erreicht und es bekannt werden soll, steht es hier. Ein Druck sagt: gut gemacht; ein anderer beginnt denselben Weg.',
  'channel.hello-all':
    'Wenn jemand etwas erreicht und es bekannt werden soll, steht es hier. Ein Druck sagt: gut gemacht; ein anderer beginnt denselben Weg.',
  'channel.problem': 'In {channel} kann ich nichts posten',
  'channel.problem-not-in':
    'Ich bin nicht darin. Lade mich ein (`/invite @Whetstone`) und sag noch einmal **kanal hier**. Was wartet, kommt dann.',
  'channel.problem-archived': 'Er ist archiviert. Hol ihn zurück, oder sag in einem anderen **kanal hier**.',
  'channel.problem-scope':
    'Ein Recht fehlt, das die App einmal hatte ({detail}). Installiere sie neu, und sag noch einmal **kanal hier**.',
  'channel.problem-other':
    'Die Plattform sagt: {detail}. Sieh dort nach, und sag noch einmal **kanal hier**.',
  'channel.some': 'einem Kanal',
  // recognition: digests
  'channel.some-slack': '{all, select, yes {einem Kanal für alle} other {einem Kanal für {team}}} in Slack',
  'channel.some-teams':
    '{all, select, yes {einem Kanal für alle} other {einem Kanal für {team}}} in Microsoft Teams',
  'week.heading': 'Die Woche bei {whom}',
  'week.heading-all': 'Die Woche bei {organization}',
  'week.badges': 'Neue Abzeichen',
  'week.others': 'Auch erfreulich',
  'week.others-alone': 'Was zu feiern ist',
  'week.mentors': 'Dank fürs Begleiten an: {names}.',
  'week.numbers': '{people, plural, one {Eine Person hat} other {# Menschen haben}} diese Woche gelernt.',
  'praise.heading': 'Wer diese Woche ein Wort verdient',
  'praise.badge': 'hat „{title}“ erworben',
  'praise.renewed': 'hat „{title}“ rechtzeitig erneuert',
  'praise.mentored': 'hat jemanden als Begleitung ans Ziel gebracht',
  'praise.thank': '{name} danken',
  'praise.thank-spoken': '{name} danken: {why}',
  'praise.title': 'Ein Wort an {name}',
  'praise.label': 'Deine Worte; ändere, was du magst',
  'praise.draft-badge':
    'Danke, {name}, für „{title}“. Ich weiß, was das neben der Arbeit heißt. Es hilft uns allen.',
  'praise.draft-renewed':
    'Danke, {name}, dass „{title}“ bei dir weiter stimmt. Das ist für uns alle wichtig.',
  'praise.draft-mentored':
    'Danke, {name}, für die Zeit, die du als Begleitung gegeben hast. Sie hat jemanden ans Ziel gebracht.',
  'praise.sent': 'An {name} gesendet.',
  'praise.already': 'Dafür hast du {name} schon gedankt.',
  'praise.received': '{name} dankt dir',
  'praise.private':
    'Nur, was geteilt werden darf: gültige Abzeichen und Begleitung. Nie Antworten, nie Zeiten.',
  'praise.more': '{count, plural, one {Noch jemand} other {Noch # weitere}}',
} as const satisfies Readonly<Record<keyof typeof en, string>>
