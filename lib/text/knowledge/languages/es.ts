/** Spanish: the words by which stories report speech, collected from stories that were read. Used by lib/text/other-languages. */
import { type Cues, phrases, pronouns, set } from './cues.ts';

export const es: Cues = {
  verbs: set(
    'dijo dice dijeron decía dicho declaró declara declararon declarado afirmó afirma afirmaron afirmado aseguró asegura aseguraron asegurado explicó ' +
      'explica explicaron explicado añadió añade añadieron añadido señaló señala señalaron señalado indicó indica indicaron indicado subrayó subraya ' +
      'subrayado destacó destaca destacado advirtió advierte advirtieron advertido manifestó manifiesta manifestado sostuvo sostiene agregó agrega ' +
      'agregaron comentó comenta comentado escribió escribe escrito respondió responde respondido preguntó pregunta recordó recuerda recordado insistió ' +
      'insiste insistido aclaró aclara reconoció reconoce reconocido anunció anuncia anunciado denunció denuncia denunciado criticó critica criticado ' +
      'lamentó lamenta lamentado precisó precisa apuntó apunta apuntado reiteró reitera reiterado admitió admite expresó expresa concluyó concluye ' +
      'prometió confesó confiesa relató relata contó cuenta cuentan calificó califica calificado tuiteó exclamó replicó pidió pide pidieron pedido ' +
      'exigió exige exigido reclamado remachado zanjado agregado manifestado sostenido apostillado reclamó reclama tachó tacha tildó tilda habló habla defendió defiende defendido avisó avisa celebró matizó matiza zanjó zanja ' +
      'resumió resume opinó opina consideró considera ironizó remachó recalcó recalca alertó alerta garantizó aseguran afirman señalan indican explican añaden denuncian advierten sostienen recuerdan critican piden lamentan aclaran reconocen defienden destacan',
  ),
  sources: phrases('según|de acuerdo con|en palabras de|a juicio de|en opinión de|para'),
  own: phrases('según él|según ella|a su juicio|en su opinión'),
  documents: phrases('se lee|se puede leer|reza|rezaba|puede leerse'),
  pronouns: pronouns('él', 'ella', 'ellos ellas'),
  prepositions: set(
    'a al de del en por para con sin sobre tras ante desde hasta entre contra durante bajo hacia según mediante',
  ),
  determiners: set('el la los las un una su sus este esta'),
  objects: set(''),
  conjunctions: set('que y e o pero porque cuando mientras aunque si quien donde'),
  particles: set('de del la las los von van der den di da el'),
  roles:
    /^(?:vice|ex)?(?:president|ministr|alcald|director|portavoz|secretari|diputad|senador|fiscal|abogad|jef|líder|consejer|conseller|vecin|madre|padre|hij|profesor|médic|enfermer|investigador|economist|historiador|expert|entrenador|jugador|autor|escritor|cineast|comisari|embajador|gobernador|general|coronel|juez|testig|fuente|canciller|dirigente|responsable|representante|coordinador|delegad|agricultor|ganader|comerciante|pescador|dueñ|propietari|jubilad|estudiante|víctim|candidat|primer|mandatari|gobierno|policía|mujer|hombre|papa|rey|reina|obispo|sindicalist|analist|novelist|ministerio|ayuntamient|fiscalía|sindicat|famili|tribunal|cantante|actor|actriz)(?:s|o|a|os|as|e|es|esa|triz|ora)?$/,
  media:
    /^(?:efe|reuters|afp|periódico|diario|cadena|emisora|revista|prensa|agencia|medios|periodistas|televisión|radio|rtve|tve|país|mundo|abc|x|twitter)$/i,
  works:
    /^(?:novela|periódico|diario|revista|película|filme?|libro|serie|álbum|canción|obra|ópera|programa|documental|empresa|compañía|grupo|asociación|plataforma|operación|buque|barco|restaurante|hotel|exposición|titulad[oa]|llamad[oa]|denominad[oa]|proyecto|plan|partido|cadena|semanario|poemario|disco|titular)s?$/i,
  times:
    /^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/i,
  dashes: true,
};
