/** Words for several people. */
export const SEVERAL =
  /^(people|police|staff|couple|family|pair|trio|crew|team|group|band|men|women|children|parents|siblings|twins|firefighters|media|public|jury|majority|duo)$/;
/** Words for bodies that speak. */
export const BODY =
  /^(company|firm|airline|carrier|operator|retailer|manufacturer|maker|developer|lender|insurer|broadcaster|publisher|charity|club|ombudsman|inspectorate|party|union|agency|force|council|bank|university|college|hospital|school|church|ministry|department|government|committee|commission|board|court|newspaper|paper|museum|trust|association|federation|network|chapter|branch|wing|regulator|watchdog|authority|army|military|administration|campaign|organi[sz]ation|business|brand|chain|group|team|studio|label|consortium|utility|supplier|contractor)$/;
/** Words for any business: they refer back to a company of whatever name. */
export const BUSINESS =
  /^(company|firm|airline|carrier|operator|retailer|manufacturer|maker|developer|lender|insurer|broadcaster|publisher|business|brand|chain|studio|label|supplier|contractor|utility|startup|start-up|giant|group|platform|consortium)$/;
/** Last words of names that are not companies. */
export const NO_BUSINESS =
  /^(ministry|department|government|court|police|constabulary|committee|commission|council|congress|parliament|senate|assembly|party|union|army|navy|university|college|church|agency|tribunal|board|authority|treasury|hospital|school)$/;
/** For each word a story may use for a body, how that body's name may otherwise end. */
export const ALIASES: ReadonlyMap<string, RegExp> = new Map([
  ['force', /^(police|constabulary|garda|guard)$/],
  [
    'paper',
    /^(times|post|news|herald|tribune|gazette|chronicle|observer|guardian|mail|telegraph|star|echo)$/,
  ],
  [
    'newspaper',
    /^(times|post|news|herald|tribune|gazette|chronicle|observer|guardian|mail|telegraph|star|echo)$/,
  ],
  ['charity', /^(foundation|trust|society|aid|fund|relief|appeal)$/],
  ['club', /^(fc|afc|united|city|rovers|athletic|wanderers|town|albion|villa|county)$/],
  ['department', /^(ministry|office|department)$/],
]);
