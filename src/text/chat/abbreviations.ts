/**
 * What people in chats write short, with the words that documents write instead: `short: long, long`.
 * A server's own (`/synonym`) come on top. Several long words are alternatives, not a phrase.
 */
const ENGLISH = `
  pfp: picture avatar profile; pic: picture image photo; pics: pictures images photos; vid: video; vids: videos;
  vc: voice call; mic: microphone; cam: camera webcam; ss: screenshot; screenie: screenshot;
  mc: minecraft; mp: multiplayer; sp: singleplayer; pvp: combat fighting; npc: character; inv: inventory invite;
  alt: account alternate second; alts: accounts alternate second; acc: account; accs: accounts; acct: account;
  mod: moderator modification; mods: moderators modifications staff; admin: administrator staff; admins: administrators staff;
  dev: developer; devs: developers; op: operator; owner: owner; comp: competitive tournament; tourney: tournament;
  dm: message private direct; dms: messages private direct; pm: message private; msg: message; msgs: messages;
  pw: password; pass: password; passwd: password; pwd: password; addy: address; mail: email; ip: address server;
  config: configuration settings; cfg: configuration config; settings: configuration; repo: repository; docs: documentation;
  lib: library; libs: libraries; prefs: preferences; perms: permissions; perm: permission permanent; env: environment;
  app: application; apps: applications; ver: version; dl: download; dls: downloads; upd: update; specs: requirements specifications;
  min: minimum minute; mins: minutes; max: maximum; hr: hour; hrs: hours; sec: second; secs: seconds; yr: year; yrs: years;
  wk: week; wks: weeks; mth: month; mo: month; tmrw: tomorrow; tmr: tomorrow; tonite: tonight; bday: birthday;
  nr: number; num: number; no: number; amt: amount; qty: quantity; approx: about; info: information; intro: introduction;
  abt: about; b4: before; l8r: later; gf: girlfriend; bf: boyfriend; fam: family; hubby: husband; mum: mother parent; mom: mother parent; dad: father parent;
  uni: university; prof: professor; lab: laboratory; exam: examination test; exams: tests;
  sub: substitute subscription; subs: substitutes subscribers; rep: reputation representative; vip: member; lvl: level; lvls: levels;
  xp: experience; hp: health; gg: game; fps: frames; lag: latency; ping: latency mention; cd: cooldown; tp: teleport; afk: idle away;
  promo: promotion advertise; ad: advertisement advertising; ads: advertisements advertising; self-promo: advertise advertising;
  merch: merchandise shirt hoodie; tshirt: shirt; tee: shirt; sub-only: subscribers; 2fa: authentication verification; tos: terms;
  fav: favourite favorite; req: requirement; reqs: requirements; rec: recommendation record; recs: recommendations; rn: now;
  cash: money; bucks: money dollars; quid: pounds; refund: refund money; cert: certificate; certs: certificates; doc: document doctor;
  veg: vegetables; bike: bicycle; bikes: bicycles; tele: telephone; phone: telephone; fridge: refrigerator; gas: petrol;
`;

const TABLES: readonly (readonly [language: string, table: string])[] = [
  ['en', ENGLISH],
  [
    'de',
    `std: stunden; min: minuten minimum; nr: nummer; tel: telefon; str: straße; mod: moderator; mods: moderatoren;
    pw: passwort; termin: datum; veranst: veranstaltung; anm: anmeldung; geb: gebühr; vc: sprachkanal sprachraum;
    pfp: profilbild; mc: minecraft; uni: universität; zug: bahn; handy: telefon mobiltelefon`,
  ],
  [
    'es',
    'tel: teléfono; num: número; min: mínimo minutos; hrs: horas; info: información; insta: instagram; cole: colegio; uni: universidad',
  ],
  [
    'fr',
    'tel: téléphone; num: numéro; rdv: rendez-vous; asso: association; ordi: ordinateur; mdp: passe; pb: problème; heb: hébergement',
  ],
];

const LONG_FORMS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  TABLES.map(([language, table]) => [
    language,
    new Map(
      table
        .split(';')
        .map((entry) => entry.trim().split(/:\s*/))
        .flatMap(([short = '', long = '']) =>
          short === '' ? [] : [[short, long.split(/\s+/)] as const],
        ),
    ),
  ]),
);

/** What documents may write for a word that chats write short; none for another word. */
export function longForms(surface: string, language: string): readonly string[] {
  const own = LONG_FORMS.get(language)?.get(surface);
  return own ?? LONG_FORMS.get('en')?.get(surface) ?? [];
}
