/**
 * Which notices a member may see, as part of a statement that has `notice` in it: the same wherever they are listed,
 * counted or sent. One about a confidential source is seen only by who is named on it now, whoever was when it was
 * written; everything else that a notice tells, everybody who is signed in may read. Words of ours alone.
 */
export const READABLE_NOTICE = `(notice.source_id IS NULL OR EXISTS (
  SELECT FROM source on_source WHERE on_source.id = notice.source_id
    AND (NOT on_source.is_confidential OR EXISTS (
      SELECT FROM confidential_reader named
      WHERE named.source_id = on_source.id AND named.member_id = notice.member_id AND named.closed_at IS NULL))))`;
