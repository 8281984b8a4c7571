import type { en } from './en.ts'

/** Spanish: tú, short, for Spain and Mexico alike. A delivery is a «sesión», a pathway a «ruta». */
export const es = {
  'lesson.first':
    'Esto es Whetstone: unos minutos al día, una lección corta y unas pocas preguntas. Escribe **ayuda** cuando quieras.',
  'lesson.heading': '{title}',
  'lesson.meta':
    '{minutes, plural, one {# minuto} many {# de minutos} other {# minutos}} · {questions, plural, =0 {sin preguntas} one {# pregunta} many {# de preguntas} other {# preguntas}} · {module}, lección {position} de {total}',
  'lesson.video': '[Ver el video corto]({url})',
  'lesson.sources': 'Fuente: {sources}',
  'lesson.start':
    '{questions, plural, one {Ir a la pregunta} many {Ir a # de preguntas} other {Ir a las # preguntas}}',
  'lesson.why': '¿Por qué esto?',
  'lesson.snooze': 'En una hora',
  'lesson.finish-reading': 'Lectura terminada',
  'review.heading': 'Un repaso corto',
  'review.text':
    '{questions, plural, one {Una pregunta que ya conoces y que está a punto de borrarse. Responderla ahora es lo que hace que se quede.} many {# de preguntas que ya conoces y que están a punto de borrarse. Responderlas ahora es lo que hace que se queden.} other {# preguntas que ya conoces y que están a punto de borrarse. Responderlas ahora es lo que hace que se queden.}}',
  'review.start': 'Empezar',

  'question.meta': 'Pregunta {position} de {total} · {outcome}',
  'question.review': 'Repaso · ',
  'question.true': 'Verdadero',
  'question.false': 'Falso',
  'question.several': 'Elige todo lo que corresponda',
  'question.number': 'Tu respuesta',
  'question.number-unit': 'Tu respuesta en {unit}',
  'question.number-placeholder': 'Un número, por ejemplo {example}',
  'question.words': 'Tu respuesta, en una a tres palabras',
  'question.submit': 'Responder',
  'question.not-a-number':
    'No pude leerlo como número. Escribe cifras, por ejemplo {example}{unit, select, none {} other { ({unit})}}.',
  'question.not-in-words': 'Ahí no hay palabras. Escribe tu respuesta en una a tres palabras.',
  'question.nothing-chosen': 'Todavía no has elegido nada. Marca lo que corresponda y luego pulsa Responder.',

  'feedback.right': 'Correcto',
  'feedback.wrong': 'No del todo',
  'feedback.your-answer': 'Tu respuesta: {answer}',
  'feedback.correct-answer':
    '{count, plural, one {La respuesta} many {Las respuestas} other {Las respuestas}}: {answer}',
  'feedback.source': 'Fuente: {sources}',
  'feedback.read-as': 'Leí «{typed}» como {number}.',
  'feedback.comes-back': '{done} de {total} respondidas. Esta vuelve {when}.',
  'feedback.again': 'Esta ya la habías respondido. Cuenta tu primera respuesta:',
  'feedback.next': 'Siguiente pregunta',
  'feedback.finish': 'Ver el resultado',
  'feedback.in-days':
    '{days, plural, =0 {hoy} =1 {mañana} many {dentro de # de días} other {dentro de # días}}',

  'summary.heading': 'Eso es todo por hoy',
  'summary.heading-more': 'Listo',
  'summary.result': '{right} de {total} correctas.',
  'summary.all-right':
    '{total, plural, one {Respuesta correcta.} many {Todas correctas: #.} other {Las # correctas.}}',
  'summary.missed':
    '{count, plural, one {La que fallaste vuelve} many {Las # que fallaste vuelven} other {Las # que fallaste vuelven}} en tu próxima sesión.',
  'summary.only-reading': 'Has leído la lección de hoy.',
  'summary.streak': 'Racha',
  'summary.streak-days': '{days, plural, one {# día} many {# de días} other {# días}}',
  'summary.next': 'Próxima sesión: {when}',
  'summary.no-next': 'No hay nada previsto. Elige tus días en los ajustes.',
  'summary.pathway-done':
    'Has terminado todas las lecciones de {pathway}. Los repasos siguen llegando para que no se te olvide.',
  'summary.more': 'Una más ahora',
  'summary.progress': 'Mi progreso',
  'summary.read-again': 'Leer otra vez la lección',

  'closed.heading': 'Pasa a tu próxima sesión',
  'closed.unread': '«{title}» se quedó sin abrir, así que vuelve con la próxima sesión. No se pierde nada.',
  'closed.unfinished':
    '{count, plural, one {La pregunta que quedó pendiente te espera} many {Las # de preguntas que quedaron pendientes te esperan} other {Las # preguntas que quedaron pendientes te esperan}} en la próxima sesión. Lo que respondiste cuenta.',

  'why.heading': '¿Por qué esto?',
  'why.lesson':
    '«{lesson}» es la lección {position} de {total} de {pathway}: la siguiente que aún no has visto.',
  'why.reviews':
    '{count, plural, one {Una pregunta está aquí porque estás a punto de olvidarla} many {# de preguntas están aquí porque estás a punto de olvidarlas} other {# preguntas están aquí porque estás a punto de olvidarlas}}: el mejor momento para responder otra vez.',
  'why.carried':
    '{count, plural, one {Una pregunta quedó pendiente} many {# de preguntas quedaron pendientes} other {# preguntas quedaron pendientes}} de una lección anterior.',
  'why.catch-up': 'Tocan tantos repasos que hoy es solo para ellos; la próxima lección viene después.',
  'why.extra': 'Pediste una más.',
  'why.due': 'La fecha límite de tu ruta es el {date}.',
  'why.nothing': 'Todavía no te ha llegado nada, así que no hay nada que explicar.',

  'today.now': 'Aprender ahora',
  'today.coming': 'Ya llega, en nuestra conversación directa.',
  'today.done': 'Por hoy ya está. Tu próxima sesión: {when}.',
  'today.nothing': 'No hay nada nuevo ni nada pendiente: estás al día.',
  'today.snoozed': 'Vuelve a las {time}.',
  'today.put-off': 'Lo has aplazado: vuelve por sí solo.',

  'learn.heading': '¿Qué te gustaría aprender?',
  'learn.text': 'Cada ruta son unos minutos al día. Puedes seguir varias y dejarlas cuando quieras.',
  'learn.enrolled':
    'Estás en esta ruta: {done} de {total, plural, one {# lección} many {# de lecciones} other {# lecciones}}.',
  'learn.lessons':
    '{lessons, plural, one {# lección} many {# de lecciones} other {# lecciones}}, {weeks, plural, one {más o menos # semana} many {unos # de semanas} other {unas # semanas}}',
  'learn.join': 'Empezar: {pathway}',
  'learn.join-this': 'Empezar esta ruta',
  'learn.empty': 'Aquí todavía no hay rutas. Quien administra tu programa puede cargarlas.',
  'learn.joined': 'Ya estás en {pathway}. Tu primera lección: {when}.',
  'learn.already': 'Ya estabas en {pathway}. Tu próxima sesión: {when}.',
  'learn.leave': 'Dejar esta ruta',
  'learn.left':
    'Has dejado {pathway}. Lo que respondiste sigue siendo tuyo; vuelve a empezar cuando quieras.',

  'welcome.heading': 'Hola, {name}: esto es Whetstone',
  'welcome.text':
    'Unos minutos al día, a la hora que le venga bien a tu turno: una lección corta, unas preguntas y repasos justo antes de que se te olvide.',
  'welcome.enrolled': 'Estás en {pathway}. Tu primera lección: {when}.',
  'welcome.next': 'Estás en {pathway}. Tu próxima lección: {when}.',
  'welcome.waiting': 'Estás en {pathway}. Te espera una lección.',
  'welcome.paused': 'Estás en {pathway}, en pausa: no llega nada antes del {date}.',
  'welcome.paused-open': 'Estás en {pathway}, en pausa: no llega nada hasta que quieras seguir.',
  'welcome.none': 'Estás en {pathway}. No hay nada previsto: elige días en los ajustes.',
  'welcome.first-now': 'La primera, ahora mismo',
  'welcome.settings': 'Cambiar hora o días',
  'first-run.pathway': 'Primero: ¿qué te gustaría aprender?',
  'first-run.time': '{pathway}, muy bien. ¿A qué hora quieres las lecciones? (Tu zona horaria: {zone})',
  'first-run.days': 'A las {time}. ¿Qué días?',
  'first-run.workdays': 'De lunes a viernes',
  'first-run.every-day': 'Todos los días',
  'first-run.weekend': 'Sábado y domingo',
  'first-run.ready': 'Todo listo: {pathway}, {days} a las {time}. Tu primera lección: {when}.',
  'first-run.change': 'Puedes cambiarlo todo en los ajustes y hacer una pausa cuando la necesites.',

  'unknown.heading': 'Hola, soy Whetstone',
  'unknown.ask':
    'Conmigo se aprende lo que pide la industria, unos minutos al día. Todavía no estás en la lista: pide a {contact} que te añada y vuelve a escribirme.',
  'unknown.admin': 'quien administra tu programa',

  'progress.heading': 'Tu progreso',
  'progress.pathway': '{pathway}',
  'progress.lessons': '{done} de {total, plural, one {# lección} many {# de lecciones} other {# lecciones}}',
  'progress.module': '{module}',
  'progress.streak': 'Racha',
  'progress.streak-value':
    '{days, plural, =0 {empieza cuando terminas las preguntas de un día} one {# día} many {# de días} other {# días}}{best, plural, =0 {} other { (récord: #)}}',
  'progress.answers': 'Respuestas',
  'progress.answers-value':
    '{answers, plural, =0 {ninguna todavía} one {# respuesta, {right, number} bien} many {# de respuestas, {right, number} bien} other {# respuestas, {right, number} bien}}',
  'progress.recall': 'Mañana seguramente recordarás',
  'progress.recall-value':
    '{share} de {items, plural, one {# pregunta vista} many {# de preguntas vistas} other {# preguntas vistas}} hasta ahora',
  'progress.empty': 'Todavía no hay nada que ver. Tu primera lección lo cambiará.',
  'progress.next-step': 'Siguiente paso: {lesson}, {when}.',
  'progress.next-waits': 'Siguiente paso: {lesson}. Te espera ahora mismo.',
  'progress.complete': 'Terminada el {date}',

  'home.heading': 'Hola, {name}',
  'home.open': '«{title}» te espera en nuestra conversación: {answered} de {total} respondidas.',
  'home.continue': 'Continuar',
  'home.next': 'Próxima sesión: {when}.',
  'home.paused': 'En pausa hasta el {date}.',
  'home.paused-open': 'En pausa hasta que quieras seguir.',
  'home.settings': 'Ajustes',
  'home.resume': 'Seguir',
  'home.pause': 'Pausa',
  'home.more': 'Aprender ahora',
  'home.learn': 'Todas las rutas',
  'home.your-settings': 'Tus horarios: {days} a las {time} ({zone}), unos {minutes} minutos al día.',

  'settings.open': 'Tus ajustes se abren con un toque.',
  'settings.title': 'Ajustes',
  'settings.save': 'Guardar',
  'settings.cancel': 'Cancelar',
  'settings.time': 'Hora del día ({zone})',
  'settings.days': 'Días',
  'settings.minutes': 'Minutos al día',
  'settings.minutes-option': 'Unos {minutes} minutos',
  'settings.language': 'Idioma',
  'settings.pause': 'Pausa hasta (vacío: sin pausa)',
  'settings.saved': 'Guardado. Tu próxima sesión: {when}.',
  'settings.saved-none': 'Guardado. No hay ninguna sesión prevista.',
  'settings.no-day': 'Elige al menos un día o pon una pausa.',
  'settings.bad-time': 'Escribe una hora como 09:00.',
  'settings.bad-date': 'Escribe una fecha como 2027-03-31.',
  'settings.past-date': 'Elige un día posterior a hoy o déjalo vacío.',

  'pause.until': 'No llega nada antes del {date}. Tu racha está a salvo.',
  'pause.open': 'No llega nada hasta que quieras seguir. Tu racha está a salvo.',
  'pause.resume': 'Seguir ahora',
  'pause.bad-date':
    'No pude leer esa fecha. Prueba con «pausa hasta el lunes», «pausa 31/12/2027», «pausa 2 semanas» o solo «pausa».',
  'resume.done': 'Qué bueno que vuelves. Tu próxima sesión: {when}.',
  'resume.none': 'No estabas en pausa. Tu próxima sesión: {when}.',
  'teams.below': 'La respuesta está abajo.',
  'teams.on-its-way': 'Ya está en camino.',
  'teams.privately': 'Te respondí en nuestro propio chat.',
  'teams.not-privately':
    'No puedo escribirte en nuestro propio chat. Agrégame o desbloquéame allí y vuelve a preguntar.',
  'teams.other-tenant':
    'Soy Whetstone y enseño competencias industriales. Aún no estoy configurado para tu organización: pídeselo a quien la administra.',
  'teams.unreadable': 'No pude leerlo. Inténtalo otra vez desde el mensaje más reciente.',

  'help.heading': 'Lo que puedes escribir',
  'help.today': '**hoy**: la lección y las preguntas de hoy',
  'help.more': '**más**: una lección más ahora',
  'help.learn': '**aprender**: todas las rutas, para entrar o salir',
  'help.progress': '**progreso**: hasta dónde has llegado',
  'help.why': '**por qué**: por qué te ha llegado esto',
  'help.settings': '**ajustes**: hora, días, minutos, idioma',
  'help.pause':
    '**pausa**, **pausa hasta el lunes**, **pausa 2 semanas**, **pausa 31/12/2027**: para las vacaciones',
  'help.resume': '**seguir**: continuar después de una pausa',
  'help.link':
    '**vincular**, **desvincular**: un solo historial para tus cuentas de Slack y Microsoft Teams, o por separado otra vez',
  'help.web': '**web**: tu progreso como página web',
  'help.thanks': '¡De nada! Es un gusto aprender contigo.',
  'help.hint': 'No entendí «{text}». Esto es lo que conozco:',
  'settings.place': 'Dónde llegan las lecciones',
  'account.name': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}: {place}',
  'account.platform': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}',
  'link.how':
    'Este código dice que dos cuentas son tuyas. Escríbeme desde la otra, en Slack o Microsoft Teams: **vincular {code}**',
  'link.code-valid':
    'Vale durante 10 minutos y una sola vez. No lo compartas: quien lo escriba entra en tu historial.',
  'link.linked':
    'Vinculada: esta cuenta sigue ahora con el historial de {name}. Si no eres tú, escribe **desvincular**.',
  'link.same': 'Ese código es para tu otra cuenta: escríbemelo allí.',
  'link.already':
    'Estas cuentas ya están vinculadas: {accounts}. No hay nada más que hacer. Para añadir otra, escríbeme el código allí.',
  'link.accounts': 'Ya vinculadas: {accounts}.',
  'link.not-valid': 'Ese código no es válido. Escribe **vincular** en tu otra cuenta para recibir uno nuevo.',
  'link.too-many': 'Aquí se han probado demasiados códigos. Espera una hora y pide uno nuevo.',
  'join.heading': '¿Unir estos dos historiales?',
  'join.text':
    'Esto une dos historiales: {here, plural, one {# respuesta} many {# de respuestas} other {# respuestas}} aquí y {there, plural, one {# respuesta} many {# de respuestas} other {# respuestas}} en el de {name}. Se conservan todas, y la mejor racha.',
  'join.warning': 'No se puede deshacer. Si el otro historial no es tuyo, no hagas nada.',
  'join.yes': 'Los dos son míos: unirlos',
  'join.done': 'Listo: este historial y el de {name} ya son uno.',
  'unlink.heading': 'Tus cuentas',
  'unlink.since': 'vinculada desde el {date}',
  'unlink.one': 'Desvincular {account}',
  'unlink.only':
    'Es tu única cuenta, así que no se puede desvincular. Escribe **vincular** para añadir otra.',
  'unlink.sure':
    '¿Desvincular {account}? Allí ya no llegará nada. Tu historial sigue completo en tus otras cuentas.',
  'unlink.yes': 'Desvincular',
  'unlink.no': 'Conservar',
  'unlink.done':
    '{account} está desvinculada. Si fue un error: escribe **vincular** en una de tus cuentas de aquí y mándame el código allí.',
  'unknown.unlinked':
    'Esta cuenta se desvinculó. Para volver a usarla, escribe **vincular** en tu otra cuenta y mándame el código aquí.',
  'web.open': 'Abrir en la web',
  'web.link': 'Abrir tu página',
  'web.once': 'El enlace vale durante 15 minutos y una sola vez. Inicia tu sesión: no lo compartas.',
  'web.too-many': 'Ya tienes cinco enlaces sin usar. A las {time} puedes pedir otro.',
  'web.none': 'Aquí no hay páginas web. Escribe **progreso** para ver hasta dónde has llegado.',
  'web.title': 'Tu aprendizaje',
  'web.sign-in': 'Iniciar sesión',
  'web.sign-in-text': 'Así inicias sesión como la persona que pidió el enlace en el chat.',
  'web.not-valid': 'Este enlace ya no es válido',
  'web.ask-again':
    'Un enlace vale durante 15 minutos y una sola vez. Escribe «web» al bot en el chat para recibir uno nuevo.',
  'web.signed-out': 'No has iniciado sesión',
  'web.open-from-chat': 'Abre esta página desde el chat con el bot: escríbele «web».',
  'web.sign-out': 'Cerrar sesión',
  'web.next': 'Lo que sigue',
  'web.how-to-answer': 'Las lecciones y las preguntas llegan por chat: escribe «hoy» al bot.',
  'web.settings': 'Cómo llegan las lecciones',
  'web.pathways': 'Rutas',
  'web.signing-in': 'Iniciando tu sesión con Microsoft Teams…',
  'web.skip': 'Ir al contenido',

  'translation.missing': 'Aún sin traducir: se muestra en {language}.',

  // Evidence: what a learner hands in, and how it is judged.
  'evidence.heading': 'Muestra lo que sabes hacer',
  'evidence.none': 'Ahora mismo no hay nada que presentar. Di **evidencia** de nuevo cuando hayas avanzado.',
  'evidence.wanted-title': '**{title}** · para {achievement}',
  'evidence.looked-for': 'En qué se fija quien evalúa:',
  'evidence.write': 'Escribirlo',
  'evidence.add': 'Añadir foto o archivo',
  'evidence.withdraw': 'Retirarlo',
  'evidence.state-waiting': 'Presentado el {date}. Espera a ser evaluado.',
  'evidence.state-approved': 'Aprobado por {assessor} el {date}.',
  'evidence.state-returned': 'Devuelto por {assessor} el {date}: {reason}',
  'evidence.again': 'Puedes volver a presentarlo cuantas veces haga falta.',
  'evidence.nobody':
    'Todavía nadie puede evaluar esto: tu administración tiene que nombrar a alguien. Lo que presentes espera hasta entonces.',
  'evidence.more':
    'Después de estas {count, plural, one {se pide una evidencia} many {se piden # de evidencias} other {se piden # evidencias}} más.',
  'evidence.dialog-title': 'Tu evidencia',
  'evidence.text': 'Qué hiciste y cómo sabes que estaba bien',
  'evidence.submit': 'Presentar',
  'evidence.cancel': 'Cancelar',
  'evidence.handed-in': 'Presentado: {title}. Te aviso en cuanto alguien lo haya evaluado.',
  'evidence.withdrawn':
    'Retirado; su texto y sus archivos se han borrado. Di **evidencia** para presentar de nuevo.',
  'evidence.fault-unknown': 'Esto ya no se pide. Di **evidencia** para ver qué se pide.',
  'evidence.fault-nothing': 'Todavía no hay nada. Escribe algo o elige un archivo.',
  'evidence.fault-no-text': 'Aquí no se acepta texto. Añade una foto o un archivo y deja el texto vacío.',
  'evidence.fault-text-too-long': 'Son más de 3.000 caracteres. Acórtalo o presenta un archivo.',
  'evidence.fault-waits': 'Ya lo presentaste y espera a ser evaluado. Retíralo primero si quieres cambiarlo.',
  'evidence.fault-approved': 'Esto ya está aprobado: no hay nada más que presentar.',
  'evidence.fault-empty': '«{name}» está vacío. Elígelo de nuevo.',
  'evidence.fault-too-large':
    '«{name}» ocupa más de 10 MB. Hazlo más pequeño o envía una foto en lugar de un escaneo.',
  'evidence.fault-too-many': 'Se pueden presentar cinco archivos como máximo.',
  'evidence.fault-too-much': 'En total son más de 25 MB. Presenta menos archivos o más pequeños.',
  'evidence.fault-heic':
    '«{name}» es una foto HEIC, que aquí no se puede leer. En los ajustes de la cámara elige «Más compatible», o guárdala como JPEG.',
  'evidence.fault-webp': '«{name}» es una imagen WebP, que aquí no se puede leer. Guárdala como JPEG o PNG.',
  'evidence.fault-not-taken':
    '«{name}» no es una foto JPEG o PNG, ni un PDF, ni texto sin formato, se llame como se llame. Guárdalo en uno de estos formatos.',
  'evidence.fault-no-photos': 'Aquí no se aceptan fotos, y «{name}» es una.',
  'evidence.fault-no-files': 'Aquí solo se aceptan fotos JPEG o PNG, y «{name}» no lo es.',
  'evidence.fault-damaged':
    '«{name}» está dañado. Ábrelo en tu dispositivo, guárdalo de nuevo y vuelve a elegirlo.',
  'evidence.fault-too-many-pixels': '«{name}» tiene demasiados píxeles. Haz la imagen más pequeña.',
  'evidence.waits':
    '{count, plural, one {Una evidencia espera} many {# de evidencias esperan} other {# evidencias esperan}} tu evaluación.',
  'evidence.waits-why':
    'Tienes la credencial de que se trata o te nombraron para evaluar. Lo digo una vez al día como mucho.',
  'evidence.judge-next': 'Abrir la más antigua',
  'evidence.judge-heading': '{name}: {title}',
  'evidence.judge-for': 'Para {achievement}, presentado el {date}.',
  'evidence.judge-appointed': 'Evalúas porque te nombraron: {why}',
  'evidence.judge-holder': 'Evalúas porque tú también la tienes.',
  'evidence.judge-files':
    '{count, plural, one {Un archivo} many {# de archivos} other {# archivos}}: {names}',
  'evidence.judge-lock': 'Es tuya hasta las {time}; después puede tomarla otra persona.',
  'evidence.judge-here': 'Evaluarla aquí',
  'evidence.judge-web': 'Abrir con sus archivos',
  'evidence.judge-web-text': 'Abrir en el navegador',
  'evidence.judge-title': 'Evaluar evidencia',
  'evidence.judge-lines': 'Qué se cumple',
  'evidence.judge-decision': 'Tu decisión',
  'evidence.judge-approve': 'Aprobar: se cumple todo',
  'evidence.judge-return': 'Devolver con un motivo',
  'evidence.judge-reason': 'Tus palabras para quien aprende',
  'evidence.judge-reason-hint': 'Hace falta para devolver: qué falta y cómo mejorarlo.',
  'evidence.judge-send': 'Decidir',
  'evidence.judge-approved': 'Aprobado. {name} lo sabrá ahora.',
  'evidence.judge-returned': 'Devuelto. {name} sabrá por qué y cómo volver a presentarlo.',
  'evidence.judge-another': 'La siguiente',
  'evidence.judge-nothing': 'Nada espera tu evaluación.',
  'evidence.judge-fault-decided': 'Alguien ya lo decidió, y así queda.',
  'evidence.judge-fault-withdrawn': 'Quien lo presentó lo ha retirado.',
  'evidence.judge-fault-locked': 'Otra persona la está evaluando. Queda libre a las {time} como muy tarde.',
  'evidence.judge-fault-own': 'Es tuya: tiene que evaluarla otra persona.',
  'evidence.judge-fault-not-yours': 'Esto lo presentó otra persona.',
  'evidence.judge-fault-unknown': 'Esto ya no existe.',
  'evidence.judge-fault-not-eligible':
    'Solo pueden evaluarla quienes tienen ahora esta credencial o fueron nombrados para ello.',
  'evidence.judge-fault-enough-today':
    'Hoy has evaluado diez, y es bastante: gracias. El resto espera a mañana.',
  'evidence.judge-fault-not-all-met':
    'Para aprobar tiene que cumplirse todo. Marca lo que falta o devuélvela.',
  'evidence.judge-fault-no-reason': 'Para devolverla, di en una frase qué falta.',
  'evidence.judge-fault-reason-too-long': 'Son más de 1.000 caracteres. Acórtalo, por favor.',
  'evidence.judge-fault-all-met':
    'Todo está marcado como cumplido: apruébala o quita la marca de lo que falta.',
  'evidence.judge-fault-no-decision': 'Elige si la apruebas o la devuelves.',
  'evidence.told-approved': 'Aprobado: {title}',
  'evidence.told-approved-text':
    '{assessor} ha mirado lo que presentaste para {achievement}: se cumple todo. ¡Bien hecho!',
  'evidence.told-holder': '{assessor} tiene esta credencial.',
  'evidence.told-appointed': '{assessor} tiene el encargo de evaluar: {why}',
  'evidence.told-returned': 'Todavía no: {title}',
  'evidence.told-returned-text':
    '{assessor} ha mirado lo que presentaste para {achievement} y escribe: {reason}',
  'evidence.self-approved':
    'Esto lo aprobaste tú, con otro registro tuyo. Preséntalo de nuevo: tiene que evaluarlo otra persona.',
  'evidence.line-met': 'Se cumple: {text}',
  'evidence.line-open': 'Todavía no: {text}',
  'evidence.page-title': 'Presentar evidencia',
  'evidence.page-asked': 'Qué se pide',
  'evidence.page-files': 'Fotos y archivos',
  'evidence.page-takes':
    '{kinds, select, photo {Fotos en JPEG o PNG.} file {PDF, texto sin formato o fotos en JPEG o PNG.} other {Fotos en JPEG o PNG, PDF o texto sin formato.}} Cinco como máximo, de 10 MB cada uno y 25 MB en total.',
  'evidence.page-privacy':
    'Las fotos se dibujan de nuevo, así que pierden lugar, hora y cámara. Un PDF se guarda tal cual: mira qué contiene. Solo lo veis tú y quienes pueden evaluarlo, salvo que decidas mostrarlo en tu credencial.',
  'evidence.page-kept':
    'Los archivos se borran 24 meses después de aprobarse, 3 meses después de una devolución y al instante si los retiras.',
  'evidence.page-yours': 'Lo que presentaste',
  'evidence.page-theirs': 'Lo que se presentó',
  'evidence.page-photo': 'Foto: {name}',
  'evidence.page-file-gone': '{name} (borrado: acabó su plazo)',
  'evidence.page-judge': 'Tu evaluación',
  'evidence.page-back': 'Volver a tu página',
  'evidence.page-not-there': 'Aquí no hay nada para ti',
  'evidence.page-not-sent': 'Eso no se presentó',
  'evidence.page-withdrawn': 'Retirado; su texto y sus archivos se han borrado.',
  'evidence.page-busy': 'Demasiadas veces en poco tiempo. Espera un minuto, por favor.',
  'help.evidence': '**evidencia**: presentar lo que muestra que sabes hacerlo',
  'help.portfolio': '**portafolio**: tus insignias en tu propia página, y lo que otros ven de ellas',
  'web.link-there': 'Abrirlo en el navegador',

  'card.shortened': '… (recortado)',
  'card.not-shown':
    '… {count, plural, one {Aquí no se muestra # parte más.} many {Aquí no se muestran # de partes más.} other {Aquí no se muestran # partes más.}}',
  'card.nothing-to-choose': 'No hay nada que elegir.',
  'card.required': 'Falta rellenar: {label}',

  'web.front': 'Las lecciones y las preguntas llegan por chat: escribe «ayuda» al bot.',

  'days.all': 'todos los días',
  'days.workdays': 'de lunes a viernes',
  'days.none': 'ningún día',

  'problem.not-yours':
    'Esa pregunta era para otra persona. Las tuyas llegan en tu propia conversación directa.',
  'problem.gone':
    'Ese mensaje es de hace mucho tiempo y ya no se puede responder. Escribe **hoy** para ver lo que te espera ahora.',
  'problem.closed':
    'Esa sesión se cerró, y lo que quedaba pasó a la siguiente. Escribe **hoy** para ver lo que te espera ahora.',
  'problem.not-saved':
    'No pude guardarlo en este momento, así que no ha cambiado nada: la pregunta sigue abierta. Vuelve a pulsar en un momento. (Referencia {reference})',
  'problem.failed':
    'Algo salió mal de nuestro lado y ya quedó anotado. Inténtalo otra vez; si vuelve a pasar, da esta referencia a quien administra tu programa: {reference}',
  'problem.left':
    'Tu tiempo en este programa ha terminado. Gracias por aprender con nosotros; lo que has logrado sigue siendo tuyo.',

  'install.heading': 'Añadir Whetstone a {platform, select, teams {Microsoft Teams} other {Slack}}',
  'install.invited':
    'Tienes una invitación para conectar {platform, select, teams {tu inquilino de Microsoft 365} other {tu espacio de trabajo de Slack}} con {organization}. Su gente recibe allí sus lecciones, y nadie más.',
  'install.who':
    '{platform, select, teams {Ahora te preguntará Microsoft. Tienes que administrar el inquilino.} other {Ahora te preguntará Slack. Necesitas permiso para instalar aplicaciones en el espacio de trabajo.}}',
  'install.button': '{platform, select, teams {Continuar en Microsoft} other {Añadir a Slack}}',
  'install.done': 'Whetstone ya está ahí',
  'install.done-text': '{name} pertenece ahora a {organization}.',
  'install.done-next': 'Puedes cerrar esta página. Escribe «ayuda» a Whetstone en el chat para ver qué hace.',
  'install.not-done': 'No se instaló nada',
  'install.no-invitation':
    'Esta página necesita una invitación. Pide un enlace a quien lleva Whetstone; `whetstone organization invite` crea uno.',
  'install.invitation-expired': 'Esta invitación ha caducado: valía siete días. Pide una nueva.',
  'install.invitation-used':
    'Esta invitación ya se usó. Pide una nueva para el siguiente espacio de trabajo.',
  'install.state':
    'Esta instalación no empezó en este navegador, empezó hace más de diez minutos o ya se completó. Abre otra vez el enlace de invitación y pulsa allí el botón.',
  'install.denied':
    'No lo permitiste, así que no ha cambiado nada. Para intentarlo de nuevo, abre otra vez el enlace de invitación.',
  'install.code':
    'La plataforma no aceptó su propia respuesta: quizá ya se usó o es demasiado antigua. Abre otra vez el enlace de invitación.',
  'install.settings':
    'La plataforma no reconoce esta aplicación por sus ajustes. Quien lleva Whetstone encuentra el motivo en el registro y con `whetstone doctor`.',
  'install.unreachable':
    'No se pudo contactar con la plataforma. Abre otra vez el enlace de invitación en unos minutos.',
  'install.scopes':
    'No se concedió todo lo que Whetstone necesita, así que se volvió a quitar. Abre otra vez el enlace de invitación y permítelo todo. Falta:',
  'install.belongs-to-another':
    'Este espacio de trabajo o inquilino ya pertenece aquí a otra organización, y se queda en ella. Si es un error, quien lleva Whetstone puede quitarlo con `whetstone installations remove`.',
  'install.not-confirmed':
    'Microsoft no confirma que tu inquilino haya dado su consentimiento. Puede tardar un minuto: abre entonces otra vez el enlace de invitación.',

  // La página pública de una credencial.
  'credential-page.valid': 'Válida',
  'credential-page.expired': 'Caducada',
  'credential-page.suspended': 'Suspendida',
  'credential-page.revoked': 'Revocada',
  'credential-page.pending': 'Aún sin firmar',
  'credential-page.valid-until': 'Cuenta hoy, y hasta el {date} si nada cambia.',
  'credential-page.valid-always': 'Cuenta hoy y no caduca.',
  'credential-page.expired-text': 'Contó hasta el {date} y no se ha renovado desde entonces.',
  'credential-page.suspended-text':
    'Quien la emitió la suspendió el {date}. Mientras eso no se aclare, no cuenta.',
  'credential-page.revoked-text': 'Quien la emitió la retiró el {date}. Ya no cuenta.',
  'credential-page.pending-text':
    'Está otorgada y se firmará enseguida. Hasta entonces nadie puede comprobarla.',
  'credential-page.proof-lessons':
    '{lessons, plural, one {# lección completada} many {# de lecciones completadas} other {# lecciones completadas}}, la última el {date}.',
  'credential-page.proof-mastery':
    'Recuerdo previsto del {share} en {skill}, a partir de {answers, plural, one {# respuesta} many {# de respuestas} other {# respuestas}} a {items, plural, one {# pregunta} many {# de preguntas} other {# preguntas}}.',
  'credential-page.proof-retained':
    'Aún sabido {days, plural, one {# día} many {# de días} other {# días}} después de la última práctica: {items, plural, one {# pregunta nunca practicada} many {# de preguntas nunca practicadas} other {# preguntas nunca practicadas}}, sobre {outcomes, plural, one {# resultado} many {# de resultados} other {# resultados}}, con respuesta correcta el {date}.',
  'credential-page.proof-assessment':
    'Una evaluación superada el {date} con {right} de {asked} correctas, en el intento {attempt}.',
  'credential-page.proof-evidence':
    '«{title}»: visto y aprobado el {date} por {assessor}, que tiene esta credencial.',
  'credential-page.proof-evidence-appointed':
    '«{title}»: visto y aprobado el {date} por {assessor}, con nombramiento para evaluar en los comienzos ({why}).',
  'credential-page.proof-renewed':
    'Renovada: {items, plural, one {# pregunta reservada} many {# de preguntas reservadas} other {# preguntas reservadas}} sobre {outcomes, plural, one {el resultado} many {los # de resultados} other {los # resultados}} que más se habían desvanecido, con respuesta correcta el {date}.',
  'credential-page.proof-held': 'Se apoya en «{achievement}», que era válida al otorgarse.',
  'credential-page.proof-mentoring':
    '{count, plural, one {Una persona acompañada} many {# personas acompañadas} other {# personas acompañadas}} hasta su meta, hasta el {date}: {hours} horas de charla, según su propia palabra.',
  'credential-page.proof-mentor-meetings':
    '{count, plural, one {Una charla} many {# charlas} other {# charlas}} con un mentor, hasta el {date}.',
  'credential-page.untitled': 'Una credencial',
  'credential-page.no-name': 'Su titular',
  'credential-page.preview-title': '{title} · {name}',
  'credential-page.preview-alt': 'La insignia «{title}» de {name}, emitida por {issuer}. {state}.',
  'credential-page.verify-other': 'Comprobar otra',
  'credential-page.high-stakes': 'Esto acredita una competencia; no autoriza a hacer el trabajo.',
  'credential-page.yours': 'Esta credencial es tuya.',
  'credential-page.yours-public': 'Cualquiera que tenga la dirección ve esta página.',
  'credential-page.yours-private': 'La mantienes privada: nadie más ve esta página.',
  'credential-page.yours-change': 'Cambiar lo que se muestra',
  'credential-page.reason': 'El motivo que se anotó, que solo ves tú: {reason}',
  'credential-page.picture': 'La insignia «{title}»',
  'credential-page.awarded-to': 'Otorgada a {name}',
  'credential-page.issuer': 'Emitida por',
  'credential-page.awarded': 'Otorgada el',
  'credential-page.until': 'Válida hasta',
  'credential-page.followed': 'Se ha renovado: ver la nueva',
  'credential-page.replaced': 'Se ha sustituido: ver la nueva',
  'credential-page.as-of': 'Así era el {when}. Escanea el código o abre la dirección para volver a mirar.',
  'credential-page.qr': 'Un código QR que lleva a esta página',
  'credential-page.not-public': 'Esta credencial no es pública',
  'credential-page.not-public-text':
    'En esta dirección no hay ninguna página pública. Si alguien te envió aquí, pídele el archivo: se puede comprobar sin esta página.',
  'credential-page.verify-file': 'Comprobar un archivo',
  'credential-page.erased': 'Esta página ya no existe',
  'credential-page.erased-text':
    'Su titular pidió borrar aquí sus datos. El archivo que conserve se puede seguir comprobando.',
  'credential-page.check': 'Comprobarla',
  'credential-page.download': 'Descargar',
  'credential-page.png': 'Imagen con la credencial dentro (PNG)',
  'credential-page.svg': 'Lo mismo, en cualquier tamaño (SVG)',
  'credential-page.json': 'Credencial para carteras y programas (JSON)',
  'credential-page.jwt': 'Lo mismo como token (JWT)',
  'credential-page.share': 'Compartir',
  'credential-page.link': 'La dirección de esta página',
  'credential-page.linkedin': 'Añadir a tu perfil de LinkedIn',
  'credential-page.mail': 'Enviar por correo',
  'credential-page.proven': 'Qué se demostró y cómo',
  'credential-page.outcomes': 'Resultados de aprendizaje',
  'credential-page.outcomes-count':
    '{count, plural, one {# resultado, indicado arriba} many {# de resultados, indicados arriba} other {# resultados, indicados arriba}}',
  'credential-page.frameworks': 'En marcos públicos',
  'credential-page.evidence': 'Pruebas',
  'credential-page.evidence-by': 'Aprobado por {assessor} el {date}',
  'credential-page.endorsers': 'Quién la avala',
  'credential-page.endorsed':
    'avala {what, select, credential {esta credencial} achievement {este logro} other {a quien la emite}} desde el {date}',
  'credential-page.endorsement-file': 'El archivo firmado',
  'credential-page.elements': 'En detalle',
  'credential-page.elements-text':
    'Los datos que pide la recomendación de la UE sobre microcredenciales, uno por uno.',
  'credential-page.learner': 'Estudiante',
  'credential-page.title': 'Título',
  'credential-page.country': 'País de quien la emite',
  'credential-page.awarding-body': 'Entidad que la otorga',
  'credential-page.workload': 'Carga de trabajo',
  'credential-page.hours': '{hours, plural, one {# hora} many {# de horas} other {# horas}} de aprendizaje',
  'credential-page.hours-ects':
    '{hours, plural, one {# hora} many {# de horas} other {# horas}} de aprendizaje, {ects} ECTS',
  'credential-page.level': 'Nivel',
  'credential-page.eqf': 'Nivel {level} del MEC',
  'credential-page.assessment': 'Tipo de evaluación',
  'credential-page.participation': 'Forma de participación',
  'credential-page.participation-form':
    '{form, select, online {En línea} blended {En línea y presencial} other {Presencial}}',
  'credential-page.quality': 'Garantía de calidad',
  'credential-page.not-stated': 'Sin indicar',

  // Las páginas públicas de los logros y de quienes emiten.
  'about-page.see': 'Qué hace falta para obtener esta credencial',
  'about-page.retired': 'Esta credencial ya no se ofrece. Las que se emitieron valen igual que antes.',
  'about-page.takes': 'Qué hace falta',
  'about-page.stands-for': 'Qué significa',
  'about-page.all': 'Todo esto:',
  'about-page.any': 'Una de estas cosas:',
  'about-page.at-least': 'Al menos {count} de estas cosas:',
  'about-page.lessons': 'Todas las lecciones de {modules} completadas.',
  'about-page.mastery': 'Recuerdo previsto de al menos el {share} en todas las preguntas de {skill}.',
  'about-page.retained':
    'Aún sabido {days, plural, one {# día} many {# de días} other {# días}} después de la última práctica: {items, plural, one {# pregunta nunca practicada} many {# de preguntas nunca practicadas} other {# preguntas nunca practicadas}} sobre {outcomes, plural, one {# resultado} many {cada uno de # de resultados} other {cada uno de # resultados}}, con respuesta correcta y sin comentarios antes del final.',
  'about-page.retained-tries':
    'Cada resultado se pregunta como mucho {attempts, plural, one {una vez} many {# de veces} other {# veces}} en {days, plural, one {# día} many {# de días} other {# días}}, siempre con otras preguntas.',
  'about-page.assessment':
    'Una evaluación de {items, plural, one {# pregunta} many {# de preguntas} other {# preguntas}} sobre {outcomes, plural, one {# resultado} many {# de resultados} other {# resultados}}, con al menos el {share} correcto.',
  'about-page.assessment-tries':
    '{attempts, plural, one {Hay un intento.} many {Hay # de intentos.} other {Hay # intentos{days, plural, =0 {} one {, con al menos # día entre ellos} many {, con al menos # de días entre ellos} other {, con al menos # días entre ellos}}.}}',
  'about-page.form': '{form, select, photo {una foto} file {un archivo} other {un texto}}',
  'about-page.evidence':
    '«{title}»: mostrado con {forms} y aprobado por quien evalúa, que nunca es quien aprende.',
  'about-page.rubric': 'En qué se fija quien evalúa:',
  'about-page.held': '«{title}», obtenida y válida.',
  'about-page.mentoring-completed':
    '{count, plural, one {Una persona acompañada} many {# personas acompañadas} other {# personas acompañadas}} hasta su meta, con al menos {minutes} minutos de charla con cada una, según su propia palabra.',
  'about-page.mentor-meetings':
    '{count, plural, one {Una charla} many {# charlas} other {# charlas}} con alguien que tiene una insignia para ello.',
  'about-page.elements-text':
    'Lo que pide la recomendación de la UE sobre microcredenciales, salvo lo que se refiere a una persona concreta.',
  'about-page.validity': 'Validez',
  'about-page.months': '{months, plural, one {# mes} many {# de meses} other {# meses}} desde que se otorga',
  'about-page.for-ever': 'Sin fecha de fin',
  'about-page.renewal': 'Renovación',
  'about-page.renewal-form':
    '{form, select, weak {Preguntas reservadas sobre los resultados que más se han desvanecido} all {Preguntas reservadas sobre todos los resultados} other {No se renueva}}',
  'about-page.as-of': 'Así era el {when}. Abre la dirección para volver a mirar.',
  'about-page.missing': 'No hay nada en esta dirección',
  'about-page.missing-text':
    'Puede que esté mal escrita, o que lleve a algo que no es público. Lo que te hayan enviado como archivo se puede comprobar sin esta página.',
  'about-page.issues': 'Otorga las credenciales de abajo y firma cada una con una clave propia.',
  'about-page.partner':
    'Forma parte del programa como entidad colaboradora: avala lo que otorgan otras y aquí no otorga nada.',
  'about-page.issuer-facts': 'Quién es',
  'about-page.country': 'País',
  'about-page.site': 'Sitio web',
  'about-page.contact': 'Correo electrónico',
  'about-page.awards': 'Qué otorga',
  'about-page.awards-none': 'Todavía nada.',
  'about-page.identity': 'Cómo se reconocen sus firmas',
  'about-page.did': 'Su nombre en las credenciales (DID)',
  'about-page.did-none': 'Todavía no firma.',
  'about-page.did-file': 'El documento DID, para programas',
  'about-page.keys': 'Claves públicas',
  'about-page.keys-none': 'Ninguna todavía: la primera se crea con la primera firma.',
  'about-page.key': 'Clave {number}',
  'about-page.key-signs': 'firma desde el {from}',
  'about-page.key-retired': 'firmó del {from} al {to}; lo que firmó vale igual que antes',
  'about-page.key-lost': 'no es de fiar desde el {at}: lo que había firmado se retiró',

  // Portafolios: la página pública, y cómo decide quien es su titular.
  'portfolio-page.heading': 'Credenciales de {name}',
  'portfolio-page.count': 'Hoy son válidas {valid} de {total}.',
  'portfolio-page.nothing': 'Aquí aún no se muestra nada.',
  'portfolio-page.closed': 'Aquí no hay ningún portafolio abierto',
  'portfolio-page.closed-text': 'Quizá sea privado, o la dirección haya cambiado.',
  'portfolio-page.mine': 'Tus credenciales',
  'portfolio-page.none-yet':
    'Aún no tienes ninguna. Escribe «insignias» al bot en el chat: te dirá qué falta para la próxima.',
  'portfolio-page.portfolio': 'Tu portafolio',
  'portfolio-page.what-it-is':
    'Una página pública con las credenciales que elijas. Nadie la ve hasta que la abras.',
  'portfolio-page.is-open': 'Abierto: lo ve cualquiera que tenga la dirección.',
  'portfolio-page.is-closed': 'Privado: nadie más lo ve.',
  'portfolio-page.open': 'Abrirlo a todos',
  'portfolio-page.close': 'Hacerlo privado',
  'portfolio-page.handle': 'Su dirección',
  'portfolio-page.handle-hint':
    'Letras minúsculas, cifras y guiones, de 3 a 40. Si la cambias, los enlaces a la anterior dejan de funcionar.',
  'portfolio-page.save': 'Guardar',
  'portfolio-page.in-it': 'En tu portafolio',
  'portfolio-page.private': 'Privada',
  'portfolio-page.add': 'Mostrar en el portafolio',
  'portfolio-page.remove': 'Quitar del portafolio',
  'portfolio-page.keep-private': 'Mantenerla privada',
  'portfolio-page.make-public': 'Hacerla pública',
  'portfolio-page.see-portfolio': 'Ver tu portafolio',
  'portfolio-page.evidence': 'Pruebas en su página',
  'portfolio-page.show-evidence': 'Mostrar lo marcado',
  'portfolio-page.approved': 'aprobado por {assessor} el {date}',
  'portfolio-page.about': 'Sobre «{title}»',
  'portfolio-page.undo': 'Deshacer',
  'portfolio-page.did-opened': 'Tu portafolio está abierto a todos.',
  'portfolio-page.did-closed': 'Tu portafolio vuelve a ser privado.',
  'portfolio-page.did-handle':
    'Tu portafolio tiene una dirección nueva. Los enlaces a la anterior dejan de funcionar.',
  'portfolio-page.did-first-handle': 'Tu portafolio ya tiene dirección. Nadie más lo ve hasta que lo abras.',
  'portfolio-page.did-added': '«{title}» está en tu portafolio.',
  'portfolio-page.did-removed': '«{title}» ya no está en tu portafolio.',
  'portfolio-page.did-private': '«{title}» es privada. Los enlaces a su página ya no les sirven a otros.',
  'portfolio-page.did-public': '«{title}» vuelve a tener una página pública.',
  'portfolio-page.did-evidence': 'La página de «{title}» muestra las pruebas que elegiste.',
  'portfolio-page.fault-taken': 'Alguien tiene ya esa dirección. Elige otra.',
  'portfolio-page.fault-reserved': 'Esa dirección está reservada para el programa. Elige otra.',
  'portfolio-page.fault-too-short': 'Una dirección tiene al menos 3 caracteres.',
  'portfolio-page.fault-too-long': 'Una dirección tiene como mucho 40 caracteres.',
  'portfolio-page.fault-signs': 'Solo letras de la a a la z, cifras y guiones sueltos entre ellas.',

  // Donde se comprueba la credencial de cualquiera.
  'verify-page.heading': '¿Es auténtica esta insignia?',
  'verify-page.text':
    'Comprueba cualquier credencial Open Badges 3.0, de cualquier emisor. No necesitas cuenta, y nada de lo que compruebes aquí se guarda.',
  'verify-page.file': 'Un archivo: imagen (PNG, SVG), JSON o JWT, de 2 MB como mucho',
  'verify-page.link': 'O un enlace',
  'verify-page.paste': 'O su texto, pegado',
  'verify-page.check': 'Comprobar',
  'verify-page.again': 'Comprobar otra',
  'verify-page.valid': 'Válida',
  'verify-page.expired': 'Caducada',
  'verify-page.suspended': 'Suspendida',
  'verify-page.revoked': 'Revocada',
  'verify-page.not-yet-valid': 'Aún no es válida',
  'verify-page.invalid': 'No es válida',
  'verify-page.unknown': 'No se ha podido averiguar',
  'verify-page.valid-text': 'Todo lo que se ha podido mirar está en orden.',
  'verify-page.expired-text': 'Es auténtica, pero su plazo ha terminado.',
  'verify-page.suspended-text': 'Es auténtica, pero quien la emitió la ha suspendido por ahora.',
  'verify-page.revoked-text': 'Se emitió, pero quien lo hizo la ha retirado después.',
  'verify-page.not-yet-valid-text': 'Es auténtica, pero aún no cuenta.',
  'verify-page.invalid-text': 'No te fíes de ella: abajo dice qué está mal.',
  'verify-page.unknown-text':
    'No se ha encontrado nada malo, pero no se ha podido mirar todo. Inténtalo más tarde antes de fiarte.',
  'verify-page.checks': 'Qué se ha comprobado',
  'verify-page.passed': 'En orden',
  'verify-page.failed': 'No está en orden',
  'verify-page.not-known': 'No se pudo comprobar',
  'verify-page.absent': 'No está',
  'verify-page.check-format': 'Archivo',
  'verify-page.check-contexts': 'Vocabulario',
  'verify-page.check-schema': 'Forma',
  'verify-page.check-proof': 'Firma',
  'verify-page.check-issuer': 'Emisor',
  'verify-page.check-dates': 'Fechas',
  'verify-page.check-revocation': 'Revocación',
  'verify-page.check-suspension': 'Suspensión',
  'verify-page.check-endorsements': 'Avales',
  'verify-page.says': 'Qué dice',
  'verify-page.says-text':
    'Tal como está en la credencial. Una firma muestra quién lo dijo y que nadie lo ha cambiado, no que sea cierto. Las imágenes ajenas no se muestran: no prueban nada.',
  'verify-page.holder': 'Titular',
  'verify-page.from': 'Desde',
  'verify-page.until': 'Hasta',
  'verify-page.criteria': 'Criterios',
  'verify-page.ours': 'Se emitió aquí: ver su página',
  'verify-page.not-ours': 'Indica una dirección de aquí, pero no es lo que se emitió en ella.',
  'verify-page.nothing': 'Elige un archivo, indica un enlace o pega un texto.',
  'verify-page.too-large': 'Eso ocupa más de 2 MB. Las credenciales son pequeñas: quizá sea otro archivo.',
  'verify-page.too-often':
    'Han llegado demasiadas comprobaciones desde tu red. Inténtalo de nuevo en un minuto.',
  'verify-page.not-fetched-text':
    'No se ha podido abrir el enlace, así que no se ha comprobado nada. Descarga la credencial y elige aquí el archivo.',
  'verify-page.not-public': 'Esa credencial no es pública. Pide el archivo a su titular y elígelo aquí.',

  // Lo que halló cada comprobación; los valores son los que están en la credencial.
  'verify.format-json': 'Es una credencial en JSON.',
  'verify.format-jwt': 'Es una credencial como token firmado (JWT).',
  'verify.format-png': 'La credencial estaba dentro de la imagen (PNG).',
  'verify.format-svg': 'La credencial estaba dentro de la imagen (SVG).',
  'verify.too-large': 'Es más grande que cualquier credencial.',
  'verify.broken-jwt': 'Parece un token firmado, pero no se puede leer: quizá falte una parte.',
  'verify.broken-json': 'Parece JSON, pero no se puede leer: quizá falte una parte.',
  'verify.empty': 'No contiene nada.',
  'verify.no-credential': 'No contiene ninguna credencial que se pueda leer.',
  'verify.damaged': 'La imagen o la credencial que contiene está dañada. Pide el archivo original.',
  'verify.nothing-inside':
    'Es solo una imagen: no contiene ninguna credencial. Quizá se perdió al cambiarle el tamaño o al enviarla por un chat; pide el archivo original.',
  'verify.twice': 'Contiene dos credenciales, y eso no se permite: una podría ocultar la otra.',
  'verify.contexts': 'Todos los términos que usa son de vocabularios conocidos aquí.',
  'verify.unknown-context': 'Usa un vocabulario que aquí no se conoce: {address}',
  'verify.renamed-word': 'Da otro nombre a una palabra de los estándares y así oculta lo que dice: {word}',
  'verify.hidden-word': 'Dice algo con otro nombre que el que tiene en los estándares, y así lo oculta.',
  'verify.schema': 'Tiene todo lo que pide Open Badges 3.0.',
  'verify.wrong-shape': 'Algo falta o no es como pide Open Badges 3.0: {where}',
  'verify.proof': 'La firma es correcta: nadie ha cambiado nada desde entonces.',
  'verify.signature': 'La firma no es correcta: se cambió algo, o firmó otra persona.',
  'verify.undefined-term':
    'Usa términos que ningún vocabulario define, así que nadie puede decir qué se firmó.',
  'verify.key': 'La clave con la que se firmó no se puede usar.',
  'verify.other-kind': 'Está firmada de un modo que aquí no se puede comprobar ({kind}).',
  'verify.purpose': 'Se firmó con otro fin que afirmar algo sobre alguien.',
  'verify.no-proof': 'No está firmada. Cualquiera podría haberla escrito.',
  'verify.key-missing': 'Quien la emitió no tiene la clave con la que se firmó, o ya no la tiene.',
  'verify.key-unreachable':
    'No se pudo obtener la clave de quien la emitió: {why, select, private {su dirección no es pública} time {tardó demasiado} status {no está en su dirección} size {lo que hay allí es demasiado grande} type {en su dirección hay otra cosa} offline {no se debía consultar nada} other {su dirección no respondió}}.',
  'verify.key-kind': 'La clave con la que se firmó es de un tipo que aquí no se puede comprobar.',
  'verify.jwt-header': 'El token no dice de un modo aceptado cómo se firmó.',
  'verify.claims': 'El token y la credencial que contiene se contradicen.',
  'verify.issuer': 'La clave pertenece a quien figura como emisor: {issuer}',
  'verify.other-issuer': 'Indica como emisor a {issuer}, pero se firmó con una clave de {key}.',
  'verify.issuer-unknown': 'No se pudo averiguar quién la firmó.',
  'verify.key-inside': 'La clave venía con la propia credencial, así que nadie responde de quién es.',
  'verify.dates': 'Está dentro de su plazo, que termina el {until}.',
  'verify.no-end': 'Está dentro de su plazo, que no tiene fin.',
  'verify.not-yet': 'Solo cuenta a partir del {from}.',
  'verify.expired': 'Su plazo terminó el {until}.',
  'verify.list-unreachable':
    'No se pudo obtener la lista de quien la emitió: {why, select, private {su dirección no es pública} time {tardó demasiado} status {no está en su dirección} size {lo que hay allí es demasiado grande} type {en su dirección hay otra cosa} offline {no se debía consultar nada} other {su dirección no respondió}}. Puede que se haya retirado.',
  'verify.list-of-other': 'La lista que indica es de otro emisor.',
  'verify.list-broken': 'La firma de la lista de quien la emitió no es correcta.',
  'verify.list-unproven': 'La firma de la lista de quien la emitió no se pudo comprobar.',
  'verify.list-old': 'La lista de quien la emitió no es de hoy.',
  'verify.list-unreadable': 'La lista de quien la emitió no se puede leer.',
  'verify.revoked': 'Quien la emitió la ha retirado.',
  'verify.suspended': 'Quien la emitió la ha suspendido por ahora.',
  'verify.not-revoked': 'Quien la emitió no la ha retirado.',
  'verify.not-suspended': 'Quien la emitió no la ha suspendido.',
  'verify.no-revocation': 'No indica ninguna lista, así que quien la emitió no puede retirarla.',
  'verify.no-suspension': 'No indica ninguna lista, así que quien la emitió no puede suspenderla.',
  'verify.status-kind':
    'Indica una lista de un tipo que aquí no se puede comprobar. Puede que se haya retirado.',
  'verify.no-endorsements': 'No contiene avales de otros.',
  'verify.endorsements':
    '{count, plural, one {El aval que contiene está bien firmado.} many {Los # de avales que contiene están bien firmados.} other {Los # avales que contiene están bien firmados.}}',
  'verify.endorsement-broken':
    '{count, plural, one {El aval que contiene no es correcto.} many {De los # de avales que contiene no todos son correctos.} other {De los # avales que contiene no todos son correctos.}}',
  'verify.endorsement-lapsed':
    '{count, plural, one {El aval que contiene ha caducado o se ha retirado.} many {De los # avales que contiene, algunos han caducado o se han retirado.} other {De los # avales que contiene, algunos han caducado o se han retirado.}}',
  'verify.endorsement-unproven':
    '{count, plural, one {El aval que contiene no se pudo comprobar.} many {De los # de avales que contiene no todos se pudieron comprobar.} other {De los # avales que contiene no todos se pudieron comprobar.}}',
  // proving
  'sitting.heading': '¿Aún lo sabes?',
  'sitting.offer-retained':
    '{days, plural, one {Ha pasado un día} many {Han pasado # de días} other {Han pasado # días}} sin práctica. **{title}** pregunta si aún lo sabes: {questions, plural, one {una pregunta} many {# de preguntas} other {# preguntas}} que no salen en la práctica.',
  'sitting.offer-assessment':
    'La prueba de **{title}** está lista: {questions, plural, one {una pregunta} many {# de preguntas} other {# preguntas}} que no salen en la práctica.',
  'sitting.offer-renewal':
    '**{title}** es válida hasta el {date}. Para renovarla, muestra lo que más se ha desvanecido: {questions, plural, one {una pregunta} many {# de preguntas} other {# preguntas}} de las que nadie practica. Todo bien, y empieza un nuevo plazo.',
  'sitting.renew-heading': 'Conserva tu insignia',
  'sitting.rules':
    'Cada pregunta se responde una vez. Cómo ha ido se dice al final. Una vez empezada, queda abierta un día; lo que hayas visto y dejado sin responder cuenta como fallo. La oferta vale una semana.',
  'sitting.start': 'Empezar',
  'sitting.later': 'Más tarde',
  'sitting.meta': '{title} · pregunta {position} de {total} · el resultado, al final',
  'sitting.passed-heading': 'Aún lo sabes',
  'sitting.end-heading': 'Cómo ha ido',
  'sitting.passed':
    'Queda demostrado para **{title}**: todo lo preguntado, con preguntas que no salen en la práctica.',
  'sitting.failed': 'Para **{title}** esta vez no estaba todo. Lo que has demostrado cuenta.',
  'sitting.expired':
    'Ha pasado un día, así que esta prueba de **{title}** termina con lo que habías respondido. Lo que has demostrado cuenta.',
  'sitting.shown': '✓ {outcome}',
  'sitting.not-yet': '○ todavía no: {outcome}',
  'sitting.not-asked': '· no preguntado: {outcome}',
  'sitting.next': 'El resto vuelve a tus preguntas diarias, y más adelante se te preguntará otra vez.',
  'sitting.no-hurry': 'Sin prisa: espera una semana. Escribe **comprobar** cuando tengas unos minutos.',
  'sitting.none': 'Ahora mismo no hay nada que demostrar. **progreso** dice cuánto llevas.',
  'sitting.gone': 'Esa prueba ya no está abierta. Escribe **comprobar** para ver lo que espera ahora.',
  // badges
  'badges.heading': 'Tus insignias',
  'badges.none': 'Todavía ninguna. Abajo está lo que pide cada una.',
  'badges.nothing':
    'Todavía ninguna, y no estás en ninguna ruta que lleve a una. Escribe **aprender** para ver lo que hay.',
  'badges.way': 'En camino',
  'badges.share': '{percent} % de lo que pide',
  'badges.valid': 'válida',
  'badges.valid-until': 'válida hasta el {date}',
  'badges.pending': 'ganada, se está firmando',
  'badges.expired': 'caducó el {date}',
  'badges.suspended': 'suspendida: {reason}',
  'badges.revoked': 'revocada: {reason}',
  'missing.lessons': '{done} de {total} lecciones terminadas',
  'missing.mastery': 'lo que sabes ahora: {done} %; hace falta {total} %',
  'missing.retained': 'después, unos días sin práctica y preguntas nuevas sobre lo que has conservado',
  'missing.wait': 'a partir del {date} se te pregunta qué sabes todavía',
  'missing.sit':
    'preguntas nuevas sobre lo que has conservado: llegan con tu próxima lección, o escribe **comprobar**',
  'missing.assessment': 'una prueba con preguntas que no salen en la práctica',
  'missing.ask': 'has usado todos los intentos: pregunta a quien lleva el programa',
  'missing.evidence': 'mostrado y aprobado: escribe **evidencia** para entregarlo',
  'missing.evidence-waits': 'lo que entregaste espera a quien lo evalúe',
  'missing.held': 'antes, otra insignia',
  'missing.mentoring': 'personas acompañadas hasta su meta ({done} de {total}): **mentor** dice cómo',
  'missing.mentor-meetings': 'charlas con un mentor ({done} de {total}): **mentor** te encuentra a alguien',
  'award.heading': 'Una insignia para ti',
  'award.picture': 'La insignia «{title}»',
  'award.text': 'Has ganado **{title}**. {summary}',
  'award.until': 'Está firmada y es válida hasta el {date}.',
  'award.always': 'Está firmada y no caduca.',
  'award.see': 'Verla',
  'award.share': 'Compartir',
  'award.share-address': 'Quien abra esta dirección ve **{title}** y puede comprobarla:',
  'award.share-linkedin': 'Añadirla a tu perfil de LinkedIn',
  'award.badges': 'Mis insignias',
  'award.private': 'Solo para mí',
  'award.public': 'Mostrarla otra vez',
  'award.is-private': 'Ahora solo tú ves su página. El archivo se puede seguir comprobando.',
  'award.is-public': 'Quien tenga la dirección vuelve a ver su página.',
  'reissue.told':
    'Tu insignia **{title}** tiene un archivo nuevo: la clave que firmó el anterior puede estar en otras manos, así que ese ya no cuenta. Lo que ganaste sigue igual. A partir de ahora muestra el nuevo.',
  'standing.suspended':
    'Tu insignia **{title}** está suspendida: {reason}. No cuenta hasta que se restablezca.',
  'standing.reinstated': 'Tu insignia **{title}** vuelve a contar.',
  'standing.revoked':
    'Tu insignia **{title}** ha sido revocada: {reason}. Ya no cuenta. Si es un error, pregunta a quien lleva el programa.',
  'standing.expired': 'Tu insignia **{title}** ha caducado. Lo que sabes sigue siendo tuyo.',
  'keep.text':
    'Tus insignias son tuyas: míralas, compártelas y descárgalas en tu propia página, todo el tiempo que quieras.',
  'keep.ask': 'Envíame mi enlace',
  'keep.link': 'Tus insignias, en tu propia página',
  'keep.yours':
    'Este enlace sigue siendo válido y abre tu página a quien lo tenga: no lo compartas y guárdalo bien.',
  'keep.too-many':
    'Has recibido tu enlace varias veces en la última hora: uno de ellos está arriba. Más tarde puede haber otro.',
  'keep.title': 'Tus insignias',
  'keep.enter': 'Abrir mi página',
  'keep.enter-text': 'Esto abre la página de la persona a quien se dio el enlace.',
  'keep.not-valid': 'Este enlace ya no es válido',
  'keep.not-valid-text': 'Fue sustituido por otro o retirado. Pide uno nuevo a la organización.',
  'erase-page.heading': 'Borrar mis datos',
  'erase-page.text':
    'Se borra todo lo que aquí se sabe de ti: respuestas, cuentas, evidencias, páginas. Ocurre {days} días después de pedirlo, y hasta entonces puedes cambiar de idea. Después no se puede recuperar.',
  'erase-page.choose': '¿Qué debe ser de tus insignias?',
  'erase-page.keep':
    'Que los archivos que guardé sigan siendo comprobables: el emisor solo conserva su lugar en la lista de estado',
  'erase-page.revoke': 'Que se revoquen: los archivos dejan de ser válidos',
  'erase-page.go-on': 'Seguir',
  'erase-page.confirm-heading': '¿Borrar todo de verdad?',
  'erase-page.confirm-keep':
    'El {date} se borra todo. Los archivos de insignias que guardaste siguen siendo comprobables: guárdalos antes.',
  'erase-page.confirm-revoke': 'El {date} se borra todo y se revocan tus insignias.',
  'erase-page.confirm': 'Sí, borrar mis datos',
  'erase-page.back': 'No, volver a mi página',
  'erase-page.waits-keep':
    'Tus datos se borrarán el {date}. Los archivos de insignias que guardaste siguen siendo comprobables.',
  'erase-page.waits-revoke': 'Tus datos se borrarán el {date} y entonces se revocarán tus insignias.',
  'erase-page.stay': 'Conservar mis datos',
  'standing.renewable': 'Aún puedes recuperarla: unas preguntas sobre lo que más se ha desvanecido.',
  'renewal.ends':
    'Tu insignia **{title}** es válida hasta el {date}. No se renueva con preguntas; quien lleva el programa sabe cómo sigue.',
  'renewal.refresher':
    'Lo que **{title}** representa se ha desvanecido un poco. Para que siga siendo cierto, {topics, plural, one {vuelve un tema} many {vuelven # de temas} other {vuelven # temas}} en tus próximas lecciones.',
  'renewal.renew': 'Renovarla',
  'renewal.not-yet': '**{title}** se puede renovar a partir del {date}.',
  'renewal.not-renewable':
    'En esa insignia no hay nada que renovar. **insignias** dice cómo están las tuyas.',
  'renewal.award-heading': 'Renovada',
  'renewal.award-text': '**{title}** es tuya por más tiempo: has mostrado que aún lo sabes.',
  // mentoring
  'help.mentor': '**mentor**: pide ayuda a quien tiene la insignia, o ayuda a otros',
  'mentoring.heading': 'Mentoría',
  'mentoring.intro':
    'Un mentor tiene la insignia de lo que quieres aprender y ha dicho que ayudaría. Es una media hora por semana, mientras os convenga.',
  'mentoring.ask': 'Pedir un mentor',
  'mentoring.be-mentor': 'Ser mentor',
  'mentoring.change': 'Cómo soy mentor',
  'mentoring.stop': 'Dejar de ser mentor',
  'mentoring.request': '**{skill}** – {standing}',
  'mentoring.request-waiting': 'Estoy buscando a alguien.',
  'mentoring.request-proposed':
    'He preguntado a alguien que tiene la insignia. Puede responder hasta el {date}.',
  'mentoring.request-paired': '{name} es tu mentor.',
  'mentoring.withdraw': 'Retirarlo',
  'mentoring.end': 'Terminar',
  'mentoring.as-mentor':
    'Eres mentor de: {skills}. {places, plural, one {Una plaza} many {# de plazas} other {# plazas}} en total, {taken, plural, =0 {ninguna ocupada} one {una ocupada} many {# de ocupadas} other {# ocupadas}}.',
  'mentoring.as-mentor-none':
    'Has dicho que serías mentor, pero no tienes ninguna insignia válida ahora. En cuanto la tengas, podré proponerte a alguien.',
  'mentoring.as-mentor-paused': 'Sin propuestas antes del {date}.',
  'mentoring.mentee': 'Eres mentor de **{name}** en {skill}.',
  'mentoring.proposal-open': 'Se te pregunta si serías mentor en {skill}. Puedes responder hasta el {date}.',
  'mentoring.show-proposal': 'Mostrar',
  // asking
  'mentoring.ask-title': 'Pedir un mentor',
  'mentoring.ask-submit': 'Pedir',
  'mentoring.cancel': 'Cancelar',
  'mentoring.skill': 'De qué se trata',
  'mentoring.goal': 'Qué quieres saber hacer, en una frase',
  'mentoring.goal-hint': 'Quiero leer un calibrador de lazo sin ayuda.',
  'mentoring.languages': 'Idiomas en los que hablaríais',
  'mentoring.language': '{language, select, en {inglés} de {alemán} es {español} other {{language}}}',
  'mentoring.from': 'Tu jornada empieza a las',
  'mentoring.until': 'y termina a las',
  'mentoring.ask-consent':
    'A quien pregunte verá tu nombre, el tema y esta frase. Si dice que sí, cada uno recibe el nombre y el correo del otro.',
  'mentoring.fault-goal': 'Di en una frase qué quieres saber hacer.',
  'mentoring.fault-goal-long': 'Son {length} caracteres; caben {most}. Ponlo en una frase.',
  'mentoring.fault-languages': 'Elige al menos un idioma.',
  'mentoring.fault-time': 'Eso no es una hora. Escríbela como 09:00.',
  'mentoring.fault-days': 'Elige al menos un día.',
  'mentoring.fault-date': 'Eso no es una fecha posterior a hoy. Escríbela como 2026-12-24, o déjala vacía.',
  'mentoring.fault-skill': 'Elige uno de los temas.',
  'mentoring.no-skills': 'Aún no hay nada en lo que tener mentor: no se ha traído ningún contenido.',
  'mentoring.asked':
    'Estoy buscando un mentor en {skill}. En cuanto alguien diga que sí, te aviso. **mentor** muestra cómo va.',
  // being a mentor
  'mentoring.profile-title': 'Ser mentor',
  'mentoring.profile-submit': 'Guardar',
  'mentoring.capacity': 'Personas a la vez, como mucho',
  'mentoring.capacity-choice': '{count, plural, one {una persona} many {# de personas} other {# personas}}',
  'mentoring.days': 'Días que trabajas',
  'mentoring.not-until': 'No antes de (vacío: desde ahora)',
  'mentoring.profile-consent':
    'Te propongo una persona cada vez, y dices sí o no. Si dices que sí, cada uno recibe el nombre y el correo del otro. Solo cuentan las insignias válidas.',
  'mentoring.profile-saved':
    'Gracias. Te pregunto cuando alguien necesite lo que sabes. **mentor** lo cambia o lo termina.',
  'mentoring.stopped':
    'Ya no recibes propuestas. Sigues con quienes ya acompañas. **mentor** lo vuelve a activar.',
  'mentoring.paused': 'Sin propuestas antes del {date}. **mentor** lo cambia.',
  // a proposal
  'mentoring.proposal-heading': '¿Serías mentor de {name}?',
  'mentoring.proposal-what': '**{name}** querría ayuda con {skill}:',
  'mentoring.proposal-goal': '*{goal}*',
  'mentoring.proposal-why': 'Por qué tú: tienes {badge}, y {reasons}.',
  'mentoring.why-overlap': 'las jornadas de los dos tienen tiempo en común',
  'mentoring.why-site': 'el lugar de trabajo es el mismo',
  'mentoring.why-trade': 'el equipo es el mismo',
  'mentoring.why-language': 'el idioma es el mismo',
  'mentoring.why-load': 'tienes sitio',
  'mentoring.why-waiting':
    '{days, plural, one {lleva un día esperando} many {lleva # de días esperando} other {lleva # días esperando}}',
  'mentoring.why-and': '{first} y {last}',
  'mentoring.proposal-time':
    'Una media hora por semana. Cualquiera de los dos puede terminarlo cuando quiera, sin motivo.',
  'mentoring.proposal-until': 'Si no sé nada hasta el {date}, pregunto a otra persona.',
  'mentoring.accept': 'Sí, con gusto',
  'mentoring.accepted': 'Gracias. Enseguida te digo cómo escribir a {name}.',
  'mentoring.decline': 'Esta vez no',
  'mentoring.pause-me': 'Pausa para mí',
  'mentoring.nudge':
    'Alguien espera tu respuesta sobre **{skill}**, hasta el {date}. Un no también vale: así pregunto enseguida a otra persona.',
  'mentoring.decline-title': 'Esta vez no',
  'mentoring.decline-submit': 'Enviar',
  'mentoring.decline-why': 'Por qué, si quieres. Quien aprende nunca lo ve.',
  'mentoring.decline-apart': 'No proponernos nunca más el uno al otro',
  'mentoring.decline-apart-label': 'Si lo prefieres',
  'mentoring.declined': 'De acuerdo. Pregunto a otra persona; {name} no sabrá que fuiste tú.',
  'mentoring.over': 'Esa pregunta ya no está abierta. **mentor** muestra lo que lo está.',
  'mentoring.not-held':
    'Solo puedes ser mentor en esto con una insignia válida ahora. **insignias** muestra cómo están las tuyas.',
  // together
  'mentoring.mentor-found-heading': 'Tienes mentor',
  'mentoring.mentor-found': '**{name}** tiene {badge} y te ayuda con {skill}.',
  'mentoring.mentee-found-heading': 'Eres mentor de {name}',
  'mentoring.mentee-found': 'Gracias. **{name}** aprende contigo: {skill}.',
  'mentoring.reach': 'Su correo es {address}. También tiene el tuyo.',
  'mentoring.write': 'Escribir a {name}',
  'mentoring.agenda': 'Para la primera charla, lo que menos se ha aprendido hasta ahora:',
  'mentoring.agenda-mentee': 'Para la primera charla, lo que menos has visto hasta ahora:',
  'mentoring.agenda-none': 'Para la primera charla: empezad por el objetivo.',
  'mentoring.ended-by-you':
    'Ha terminado. {name} lo sabe, sin motivo. **mentor** te encuentra a otra persona cuando quieras.',
  'mentoring.ended-by-you-mentor': 'Ha terminado. {name} lo sabe, sin motivo. Tu plaza vuelve a estar libre.',
  'mentoring.ended-mentee':
    'Tu tiempo con **{name}** en {skill} ha terminado. Gracias a los dos. **mentor** te encuentra a otra persona.',
  'mentoring.ended-mentor':
    'Tu tiempo con **{name}** en {skill} ha terminado. Gracias por tu ayuda. Tu plaza vuelve a estar libre.',
  'mentoring.rematched-mentee':
    '**{name}** ya no puede ser tu mentor en {skill}. Ya estoy buscando a otra persona, y estás entre los primeros.',
  'mentoring.rematched-mentor':
    'Ya no puedes ser mentor de **{name}** en {skill}, porque tu insignia no es válida ahora. Busco a otra persona. Gracias por tu ayuda.',
  'mentoring.withdrawn-mentor':
    'Se ha retirado la pregunta sobre ser mentor en {skill}. No tienes que hacer nada.',
  'mentoring.apart': 'No juntarnos nunca más',
  'mentoring.apart-done': 'No os propongo nunca más el uno al otro. Nadie lo sabrá.',
  'mentoring.withdrawn': 'Lo he retirado. Ya no se pregunta a nadie.',
  // nobody yet
  'mentoring.unmatched':
    'Aún no he encontrado mentor en **{skill}**: {reason} Sigo buscando y te aviso en cuanto haya alguien.',
  'mentoring.unmatched-nobody-holds':
    'nadie que quiera ser mentor tiene una insignia para ello. Quien la consiga podrá ayudarte.',
  'mentoring.unmatched-all-full':
    'todos los que podrían ya acompañan a otras personas. En cuanto alguien tenga sitio, te toca.',
  'mentoring.unmatched-all-excluded': 'quienes podrían no están disponibles para ti por ahora.',
  'mentoring.unmatched-no-common-language':
    'quienes podrían no hablan ninguno de los idiomas que elegiste. Uno más ayudaría.',
  'mentoring.unmatched-no-common-hours':
    'quienes podrían no trabajan a tus horas. Elegir más horas ayudaría.',
  'mentoring.unmatched-others-first': 'otros llevan más tiempo esperando. Con la espera avanzas.',
  // offered
  'mentoring.offer':
    '**{skill}** cuesta ahora mismo, y eso le pasa a cualquiera. Alguien que tiene la insignia podría ayudarte. De mí sabrá el tema, nunca tus respuestas.',
  // two who meet: a conversation, times, "did you meet?", and the end
  'together.heading': 'Aprender juntos: {skill}',
  'together.who':
    '**{mentee}**, esta es tu mentoría: {mentor} tiene {badge}. {mentor}, {mentee} quiere ayuda con {skill}:',
  'together.private': 'Esta conversación es de ustedes dos. Yo escribo aquí y no puedo leerla.',
  'together.notice-mentee':
    'Ya tienes quien te ayude: **{name}** te acompaña en {skill}. He abierto una conversación para los dos.',
  'together.notice-mentor':
    'Gracias. **{name}** aprende contigo: {skill}. He abierto una conversación para los dos.',
  'together.open': 'Abrirla',
  'meeting.times': '¿Cuándo hablan, media hora? A estas horas trabajan los dos:',
  'meeting.no-times':
    'En las próximas dos semanas no veo media hora en la que trabajen los dos. Busquen una juntos, quizá antes o después de un turno.',
  'meeting.zones': 'Las horas son las de {city}. En {other}: {times}.',
  'meeting.propose': 'Reunirse el {date}',
  'meeting.another': 'Otra hora',
  'meeting.next': 'Buscar la próxima hora',
  'meeting.calendar': 'Al calendario',
  'meeting.cancel': 'Cancelarla',
  'meeting.set': 'Hablas con **{name}** el {date}, sobre {skill}.',
  'meeting.told':
    '**{name}** quiere hablar contigo el {date}, sobre {skill}. Queda fijado; si no te va bien, toma otra hora.',
  'meeting.moved':
    '**{name}** ha movido la charla sobre {skill}: ahora será el {date}. Ponla otra vez en el calendario y la hora anterior desaparece.',
  'meeting.cancelled-by-you': 'Queda cancelada. {name} lo sabrá.',
  'meeting.cancelled': '**{name}** no puede al final: la charla queda cancelada.',
  'meeting.stale': 'Esa hora ya no está libre.',
  'meeting.choose-title': 'Cuándo hablan',
  'meeting.choose-submit': 'Tomarla',
  'meeting.choose-label': 'Media hora en la que trabajan los dos',
  'meeting.choose-hint': 'La otra persona lo sabrá y podrá moverla.',
  'meeting.calendar-title': 'Mentoría: {skill}',
  'meeting.calendar-text': '{mentee} y {mentor}. Meta: {goal}',
  'check-in.asked': '¿Has hablado con **{name}** sobre {skill}?',
  'check-in.silent':
    'Hace {weeks, plural, one {una semana} many {# semanas} other {# semanas}} que no sé nada de ti y de **{name}**. ¿Han hablado sobre {skill}?',
  'check-in.length': '{minutes, select, 30 {Sí, media hora} 60 {Sí, una hora} other {Sí, más}}',
  'check-in.not-yet': 'Todavía no',
  'check-in.last-week':
    'Si no sé nada en otra semana, lo cierro, con las gracias a los dos. Cualquier respuesta lo mantiene abierto.',
  'check-in.met': 'Bien. ¿Cómo te va la mentoría con **{name}**?',
  'check-in.private': '{name} nunca ve tu respuesta. Solo hay sumas a partir de cinco personas.',
  'check-in.helps': 'Ayuda',
  'check-in.somewhat': 'Más o menos',
  'check-in.not-helping': 'No me sirve',
  'check-in.not-met': 'Pasa. Aquí podrían:',
  'check-in.thanks': 'Gracias, queda entre nosotros. ¿Qué sigue?',
  'check-in.thanks-not':
    'Gracias por decirlo; queda entre nosotros. Puedes intentarlo otra vez o dejarlo sin motivo.',
  'check-in.somebody-else': 'Mejor otra persona',
  'check-in.looking-again':
    'Busco a otra persona. {name} sabrá que ha terminado, sin motivo, y estás entre los primeros.',
  'check-in.let-go': 'Busco a otra persona para {name}. Tu plaza vuelve a estar libre. Gracias por tu ayuda.',
  'check-in.lapsed-mentee':
    'Durante cuatro semanas no he sabido nada de ti y de **{name}**, así que lo he cerrado: {skill}. Gracias a los dos. Con **mentor** encuentras a alguien cuando quieras.',
  'check-in.lapsed-mentor':
    'Durante cuatro semanas no he sabido nada de ti y de **{name}**, así que lo he cerrado: {skill}. Gracias por haber estado. Tu plaza vuelve a estar libre.',
  'completed.reached': 'Hemos llegado a la meta',
  'completed.too-soon':
    'Todavía no me han contado ninguna charla. Tengan la primera; después basta una pulsación.',
  'completed.done': 'Bien hecho, los dos. Les envío lo que ha salido de ello.',
  'completed.heading-mentee': 'Has llegado a tu meta',
  'completed.heading-mentor': 'Has ayudado a alguien a llegar',
  'completed.mentee':
    'Tú y **{name}** han trabajado en {skill}. Da las gracias; es lo que recuerda quien ayuda.',
  'completed.mentor': 'Tú y **{name}** han trabajado en {skill}. Gracias: alguien sabe más gracias a ti.',
  'completed.talks': 'Charlas',
  'completed.hours': 'Horas',
  'completed.mastery': 'Dominio del tema',
  'completed.then-now': '{before} entonces, {after} ahora',
  'completed.all-hours': 'En total has acompañado a otros {hours} horas.',
  'completed.see-mentoring': 'Ver mi mentoría',
  'mentoring.my-hours':
    'Has acompañado a otros {hours} horas y has completado {count, plural, one {una mentoría} many {# mentorías} other {# mentorías}}.',
  'mentoring.my-feedback': 'El {share} de quienes han dicho cómo va dice que ayuda.',
  'mentoring.meets': 'Hablan el {date}.',
  // the same, as both read it in their conversation
  'meeting.set-both': 'Queda fijado: **{mentee}** y {mentor} hablan el {date}, sobre {skill}.',
  'meeting.other-zone': 'Es la hora de {city}. En {other}: {time}.',
  'meeting.cancelled-both': '**{name}** no puede al final: la charla queda cancelada.',
  // questions to mentors
  'ask-mentor.button': 'Preguntar a alguien',
  'ask-mentor.title': 'Preguntar a alguien',
  'ask-mentor.submit': 'Preguntar',
  'ask-mentor.label': 'Tu pregunta',
  'ask-mentor.who':
    'Va a alguien que tiene una insignia de {skill}. Lee tu nombre y tu pregunta, nunca tus respuestas.',
  'ask-mentor.fault-empty': 'Escribe una o dos frases.',
  'ask-mentor.fault-long': 'Son {length} caracteres; caben {most}. Hazlo más corto.',
  'ask-mentor.asked': 'Va de camino. La respuesta llega aquí; puede tardar uno o dos días.',
  'ask-mentor.asked-before': 'Ya has preguntado por esto, y la respuesta está por llegar.',
  'ask-mentor.heading': '{name} tiene una pregunta',
  'ask-mentor.about': 'Sobre {skill}: {about}',
  'ask-mentor.answer': 'Responder',
  'ask-mentor.pass': 'Pasarla',
  'ask-mentor.until': 'Si no sé nada hasta el {date}, pregunto a otra persona.',
  'ask-mentor.answer-title': 'Tu respuesta',
  'ask-mentor.answer-submit': 'Enviar',
  'ask-mentor.answer-label': 'Unas frases, como las dirías',
  'ask-mentor.sent': 'Enviada. {name} la lee enseguida. Gracias.',
  'ask-mentor.passed': 'De acuerdo. Pregunto a otra persona.',
  'ask-mentor.over': 'Esa pregunta ya no te espera: está respondida o pasó a otra persona.',
  'ask-mentor.answered': '{name} ha respondido',
  'ask-mentor.helpful': 'Me ha ayudado',
  'ask-mentor.thanks': 'Bien. Le paso las gracias a {name}.',
  'ask-mentor.helped-mentor': 'Tu respuesta ha ayudado a **{name}**. Gracias.',
  'ask-mentor.nobody':
    'Ahora mismo nadie puede responder tu pregunta sobre {skill}: quien tiene una insignia no está, tiene otras preguntas o trabaja a otras horas. Una mentoría te ayudaría por más tiempo.',
  // nominated for a mentor, what managers see, and the home
  'nominate.button': 'Proponer una mentoría',
  'nominate.title': 'Proponer una mentoría',
  'nominate.submit': 'Proponer',
  'nominate.person': 'Para quién',
  'nominate.goal': 'Lo que podría hacer después, en una frase',
  'nominate.consent': 'Primero se le pregunta, y puede decir que no sin motivo. De eso no sabrás nada.',
  'nominate.fault-person': 'Elige a alguien de tu equipo.',
  'nominate.nobody': 'No hay nadie a tu cargo, o todavía no hay contenidos.',
  'nominate.done': 'Le pregunto a **{name}**. Solo esa persona puede decir que sí.',
  'nominate.before': 'A **{name}** ya se le preguntó por esto, o ya busca a alguien.',
  'nominate.asked': '**{name}** cree que te vendría bien una mentoría en {skill}:',
  'nominate.asked-admin': 'Tu organización cree que te vendría bien una mentoría en {skill}:',
  'nominate.yes': 'Sí, pedirla',
  'nominate.no': 'No, gracias',
  'nominate.free': 'Lo decides tú. Un no no necesita motivo, y nadie lo sabrá.',
  'nominate.declined': 'De acuerdo. Nadie lo sabrá. Con **mentor** encuentras a alguien cuando quieras.',
  'nominate.over': 'Eso ya no está abierto. **mentor** muestra lo que hay.',
  'mentor-gaps.heading': 'Tu gente',
  'mentor-gaps.none': 'Para todo lo que aprenden hay alguien que podría acompañarlos.',
  'mentor-gaps.lead': 'Lo que aprenden y para lo que falta mentoría:',
  'mentor-gaps.line': '**{skill}**: {lack}',
  'mentor-gaps.nobody-holds': 'nadie tiene una insignia. Alguien tiene que ganarla primero.',
  'mentor-gaps.nobody-offers':
    '{holders, plural, one {una persona tiene} many {# personas tienen} other {# personas tienen}} una insignia y se les podría preguntar.',
  'mentor-gaps.no-room':
    '{waiting, plural, one {una persona espera} many {# personas esperan} other {# personas esperan}}, y todas las plazas están ocupadas.',
  'mentor-gaps.more': 'y {count, plural, one {otra más} many {# más} other {# más}}',
  'mentor-home.none': 'Ahora mismo nadie te acompaña.',
  'mentor-home.waiting':
    '{count, plural, one {Una petición espera} many {# peticiones esperan} other {# peticiones esperan}} a alguien.',
  'mentor-home.mentored': 'Te acompañan: {names}.',
  'mentor-home.mentees': 'Acompañas a {names}.',
  'mentor-home.asked':
    '{count, plural, one {Una propuesta espera} many {# propuestas esperan} other {# propuestas esperan}} tu respuesta.',
  // what is called off, and why nobody was found yet
  'meeting.calendar-out': 'Quitarla del calendario',
  'mentoring.request-waiting-why': 'Estoy buscando a alguien. Hasta ahora: {reason}',
} as const satisfies Readonly<Record<keyof typeof en, string>>
