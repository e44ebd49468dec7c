//! What a session does with tokens whose age is made up, so that nothing has to be waited for.
