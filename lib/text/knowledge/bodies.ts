/** Words for several people. */
export const SEVERAL =
  /^(people|police|staff|couple|family|pair|trio|crew|team|group|band|men|women|children|parents|siblings|twins|firefighters|media|public|jury|majority|duo)$/;
/** Words for bodies that speak. */
export const BODY =
  /^(company|firm|airline|carrier|operator|retailer|manufacturer|maker|developer|lender|insurer|broadcaster|publisher|charity|club|ombudsman|inspectorate|party|union|agency|force|council|bank|university|college|hospital|school|church|ministry|department|government|committee|commission|board|court|newspaper|paper|museum|trust|association|federation|network|chapter|branch|wing|regulator|watchdog|authority|army|military|administration|campaign|organi[sz]ation|business|brand|chain|group|team|studio|label|consortium|utility|supplier|contractor)$/;
/** Words for any business: they go back to a company by whatever name. */
export const BUSINESS =
  /^(company|firm|airline|carrier|operator|retailer|manufacturer|maker|developer|lender|insurer|broadcaster|publisher|business|brand|chain|studio|label|supplier|contractor|utility|startup|start-up|giant|group|platform|consortium)$/;
/** The last words of names that are no company’s. */
export const NO_BUSINESS =
  /^(ministry|department|government|court|police|constabulary|committee|commission|council|congress|parliament|senate|assembly|party|union|army|navy|university|college|church|agency|tribunal|board|authority|treasury|hospital|school)$/;
/** What else the name of a body ends with that a story calls so. */
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
